// Sets $math$ of statements; a formula that KaTeX cannot read stays as it was written.
import katex from "katex";

export function setMath(root) {
  for (const place of root.querySelectorAll(".math:not([data-set])")) {
    const tex = place.textContent.trim();
    const displayMode = place.classList.contains("display");
    place.dataset.set = "";
    katex.render(tex, place, { displayMode, throwOnError: false, strict: "ignore" });
  }
}
