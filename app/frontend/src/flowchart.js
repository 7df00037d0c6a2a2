// A program's flowchart: asked for when its panel is opened, laid out by dagre, drawn as SVG.
// The list below the drawing says the same in words.
import { draw } from "./chart-drawing.js";

const LARGEST = 400; // nodes that are still drawn
const KEPT = "hanjul.flowchart";

/** Let a panel draw itself whenever it is opened. */
export function prepare(panel) {
  panel.dataset.ready = "";
  const show = () => panel.open && load(panel);
  panel.addEventListener("toggle", () => {
    if ("wide" in panel.dataset) localStorage.setItem(KEPT, panel.open ? "open" : "closed");
    show();
  });
  if ("wide" in panel.dataset) {
    const wide = matchMedia("(min-width: 62.01rem)").matches;
    const wanted = localStorage.getItem(KEPT) !== "closed";
    document.addEventListener("hanjul:accepted", show);
    document.addEventListener("hanjul:unit", () => follow(panel));
    if (wide && wanted) panel.open = true;
  }
  show();
}

async function load(panel) {
  const body = panel.querySelector(".flowchart-body");
  body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(panel.dataset.flowchart, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const { graphs } = await answer.json();
    const { default: dagre } = await import("./layout.js");
    body.replaceChildren(...graphs.flatMap((graph) => parts(graph, panel, dagre, graphs.length)));
    if (!graphs.length) body.append(paragraph(panel.dataset.empty));
    follow(panel);
  } catch {
    body.replaceChildren(paragraph(panel.dataset.lost));
  }
  body.removeAttribute("aria-busy");
}

function parts(graph, panel, dagre, count) {
  const choose = (unit) => go(panel, unit);
  const drawn = graph.nodes.length > LARGEST
    ? paragraph(panel.dataset.large)
    : drawing(draw(graph, dagre, panel.dataset.help, choose), graph.title);
  const title = document.createElement("h3");
  title.textContent = graph.title;
  return [...(count > 1 ? [title] : []), drawn, outline(graph, panel.dataset)];
}

function drawing(svg, title) {
  const frame = document.createElement("div");
  frame.className = "flowchart-drawing";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", title);
  frame.append(svg);
  return frame;
}

function paragraph(text) {
  const made = document.createElement("p");
  made.className = "note";
  made.textContent = text;
  return made;
}

/** The graph as an ordered list: each step, and the numbers of those that follow it. */
function outline(graph, words) {
  const number = new Map(graph.nodes.map((node, at) => [node.id, at + 1]));
  const list = document.createElement("ol");
  for (const node of graph.nodes) {
    const item = document.createElement("li");
    const to = graph.edges
      .filter((edge) => edge.source === node.id)
      .map((edge) => `${edge.label || words.then} → ${number.get(edge.target)}`);
    const said = node.text || node.note;
    item.textContent = node.name + (said ? `: ${said}` : "") + (node.dead ? ` (${words.dead})` : "") +
      (to.length ? ` — ${to.join(", ")}` : "");
    list.append(item);
  }
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = words.outline;
  fold.className = "flowchart-outline";
  fold.append(summary, list);
  return fold;
}

function go(panel, unit) {
  if (!panel.dataset.target) {
    document.dispatchEvent(new CustomEvent("hanjul:go", { detail: unit }));
    return;
  }
  const place = document.getElementById(panel.dataset.target + unit);
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  (place.querySelector("textarea") || place).focus({ preventScroll: true });
}

/** Mark the steps of the unit at hand and bring them into the drawing's view. */
function follow(panel) {
  const at = document.getElementById("program")?.dataset.at;
  const nodes = [...panel.querySelectorAll(".flow-node")];
  const own = nodes.filter((node) => at !== undefined && node.dataset.unit === at);
  const steps = own.filter((node) => !node.matches(".flow-start"));
  const marked = steps.length ? steps : own; // a function's header has its start only
  for (const node of nodes) {
    const here = marked.includes(node);
    node.classList.toggle("here", here);
    if (here) node.setAttribute("aria-current", "step");
    else node.removeAttribute("aria-current");
  }
  const first = marked[0] ?? nodes[0];
  const frame = first?.closest(".flowchart-drawing");
  if (!frame) return;
  const inner = first.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  frame.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  frame.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
}
