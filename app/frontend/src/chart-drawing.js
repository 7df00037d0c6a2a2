// Draws one graph as an SVG: shapes and arrows where the layout puts them.
const LETTERS = 30;
const LINES = 3;
const LINE = 17;
let drawings = 0;

function make(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A letter of Korean is about as wide as two of Latin. */
function width(text) {
  return [...text].reduce((sum, letter) => sum + (letter > "\u1100" ? 1.75 : 1), 0);
}

function cut(text) {
  let shown = "";
  for (const letter of text) {
    if (width(shown) > LETTERS) return `${shown.trimEnd()}…`;
    shown += letter;
  }
  return shown;
}

/** The node's name and the first lines of its text. */
function linesOf(node) {
  const text = node.text.split("\n").filter((line) => line.trim());
  const shown = text.slice(0, LINES).map(cut);
  if (text.length > LINES) shown[LINES - 1] += " …";
  return [node.name, ...shown];
}

function sizeOf(node) {
  const [name, ...code] = linesOf(node);
  const wide = Math.max(width(name) * 7.4, ...code.map((line) => width(line) * 7.3)) + 28;
  const tall = (code.length + 1) * LINE + 16;
  if (node.kind === "decision") {
    return { width: wide * (1.05 + 0.2 * (code.length + 1)), height: tall + 22 + 10 * code.length };
  }
  return { width: wide + (node.kind === "process" ? 0 : 20), height: tall };
}

const points = (...pairs) => pairs.map((pair) => pair.join(",")).join(" ");

function shape(kind, w, h) {
  const [x, y] = [w / 2, h / 2];
  if (kind === "decision") {
    return [make("polygon", { points: points([0, -y], [x, 0], [0, y], [-x, 0]) })];
  }
  if (kind === "loop") {
    const corner = 14;
    const [a, b] = [x - corner, y];
    return [make("polygon", { points: points([-a, -b], [a, -b], [x, 0], [a, b], [-a, b], [-x, 0]) })];
  }
  if (kind === "input_output") {
    const lean = 12;
    return [make("polygon", { points: points([lean - x, -y], [x, -y], [x - lean, y], [-x, y]) })];
  }
  const round = { start: y, end: y, jump: 10 }[kind] ?? 3;
  const box = make("rect", { x: -x, y: -y, width: w, height: h, rx: round });
  if (kind !== "call") return [box];
  const bar = (at) => make("line", { x1: at, x2: at, y1: -y, y2: y });
  return [box, bar(8 - x), bar(x - 8)];
}

function drawNode(node, place, choose) {
  const lines = linesOf(node);
  const top = (-(lines.length - 1) * LINE) / 2;
  const words = make("text", { "text-anchor": "middle" },
    ...lines.map((line, at) => {
      const part = make("tspan", { x: 0, y: top + at * LINE + 4.5 }, line);
      if (at) part.setAttribute("class", "flow-code");
      return part;
    }));
  const said = [node.name, node.text || node.note].filter(Boolean).join(": ");
  const classes = ["flow-node", `flow-${node.kind}`];
  if (node.dead) classes.push("dead");
  if (node.accepted) classes.push("done");
  const group = make("g", {
    class: classes.join(" "), transform: `translate(${place.x} ${place.y})`,
  }, make("title", {}, said), ...shape(node.kind, place.width, place.height), words);
  if (node.unit === null) {
    group.setAttribute("role", "img");
    group.setAttribute("aria-label", said);
    return group;
  }
  // Its name is its title: a label beside the text that is shown would have to repeat that text.
  group.dataset.unit = node.unit;
  group.setAttribute("role", "button");
  group.setAttribute("tabindex", "0");
  group.addEventListener("click", () => choose(node.unit));
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(node.unit);
  });
  return group;
}

/** A way through the points that the layout gives, its corners made round. */
function path(found) {
  const middle = (a, b) => `${(a.x + b.x) / 2} ${(a.y + b.y) / 2}`;
  const turns = found.slice(1, -1)
    .map((point, at) => `Q ${point.x} ${point.y} ${middle(point, found[at + 2])}`);
  const last = found.at(-1);
  return `M ${found[0].x} ${found[0].y} L ${middle(found[0], found[1])} ${turns.join(" ")} L ${last.x} ${last.y}`;
}

function drawEdge(edge, way, arrow) {
  const line = make("path", { d: path(way.points), "marker-end": `url(#${arrow})` });
  const group = make("g", { class: `flow-edge flow-edge-${edge.kind || "plain"}`, "aria-hidden": "true" }, line);
  if (edge.label) {
    group.append(make("text", { x: way.x, y: way.y + 4, "text-anchor": "middle" }, edge.label));
  }
  return group;
}

/** The rectangle that holds all; the layout's own leaves out edges that run beside its nodes. */
function bounds(layout) {
  const ways = layout.edges().flatMap((edge) => layout.edge(edge).points);
  const { width: w, height: h } = layout.graph();
  const left = Math.floor(Math.min(0, ...ways.map((point) => point.x - 6)));
  const top = Math.floor(Math.min(0, ...ways.map((point) => point.y - 6)));
  const wide = Math.ceil(Math.max(w, ...ways.map((point) => point.x + 6))) - left;
  const tall = Math.ceil(Math.max(h, ...ways.map((point) => point.y + 6))) - top;
  return { left, top, wide, tall };
}

/** Return the SVG of a graph; `choose` is called with the unit of a node that is chosen. */
export function draw(graph, dagre, help, choose) {
  const layout = new dagre.Graph({ multigraph: true });
  layout.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 30, edgesep: 16, marginx: 10, marginy: 10 });
  layout.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) layout.setNode(String(node.id), sizeOf(node));
  for (const edge of graph.edges) {
    const label = edge.label ? { width: width(edge.label) * 7.5 + 8, height: 16, labelpos: "c" } : {};
    layout.setEdge(String(edge.source), String(edge.target), label, edge.kind || "plain");
  }
  dagre.layout(layout);
  const { left, top, wide, tall } = bounds(layout);
  const id = `flow-${drawings++}`;
  const arrow = make("marker", {
    id: `${id}-arrow`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7,
    orient: "auto-start-reverse",
  }, make("path", { d: "M 0 0 L 10 5 L 0 10 z" }));
  const edges = graph.edges.map((edge) => {
    const name = edge.kind || "plain";
    const way = layout.edge({ v: String(edge.source), w: String(edge.target), name });
    return drawEdge(edge, way, arrow.id);
  });
  const nodes = graph.nodes.map((node) => drawNode(node, layout.node(String(node.id)), choose));
  // A group and not an image: the steps inside can be chosen, which an image's parts cannot.
  return make("svg", {
    class: "flowchart-svg", role: "group", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-desc`,
    viewBox: `${left} ${top} ${wide} ${tall}`, width: wide, height: tall,
  }, make("title", { id: `${id}-title` }, graph.title), make("desc", { id: `${id}-desc` }, help),
  make("defs", {}, arrow), ...edges, ...nodes);
}
