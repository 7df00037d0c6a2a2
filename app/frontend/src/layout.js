// The layout library, split off so that only a page with an open flowchart fetches it.
import * as dagre from "@dagrejs/dagre";

export default { Graph: dagre.Graph ?? dagre.graphlib.Graph, layout: dagre.layout };
