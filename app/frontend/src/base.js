// Every page: htmx with its SSE extension, and pieces that wake up where a page has them.
import htmx from "htmx.org";
import "htmx-ext-sse";

window.htmx = htmx;

/** Show moments in the browser's own zone. */
function localTimes(root) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "medium", timeStyle: "short",
  });
  for (const time of root.querySelectorAll("time[data-local]")) {
    time.textContent = format.format(new Date(time.dateTime));
    time.removeAttribute("data-local");
  }
}

async function wake(root) {
  localTimes(root);
  if (root.querySelector(".math")) (await import("./math.js")).setMath(root);
  const areas = root.querySelectorAll("textarea[data-code]:not([hidden])");
  const blocks = root.querySelectorAll("[data-highlight]:not([data-lit])");
  const charts = root.querySelectorAll("[data-flowchart]:not([data-ready])");
  if (charts.length) charts.forEach((await import("./flowchart.js")).prepare);
  if (areas.length || blocks.length) {
    const { replaceArea, light } = await import("./areas.js");
    areas.forEach(replaceArea);
    blocks.forEach(light);
  }
}

function copy(button) {
  const text = button.closest(".sample-part, [data-copy-of]").querySelector("pre").textContent;
  navigator.clipboard.writeText(text).then(() => {
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = before), 1500);
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("htmx:load", (event) => wake(event.detail.elt));
