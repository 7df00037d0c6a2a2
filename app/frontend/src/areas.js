// Text areas that become editors (the area stays the form's field), and code that is only shown.
import { Compartment, EditorView, extensions, languageSupport, numbersFrom, paint } from "./editor.js";

export function replaceArea(area) {
  const chooser = document.getElementById(area.dataset.code);
  const language = () => (chooser ? chooser.value : area.dataset.code);
  const support = new Compartment();
  const label = document.querySelector(`label[for="${area.id}"]`);
  const parent = document.createElement("div");
  parent.className = "code-editor";
  area.after(parent);
  const view = new EditorView({
    parent,
    doc: area.value,
    extensions: [
      numbersFrom(1),
      support.of(languageSupport(language())),
      ...extensions({
        label: label ? label.textContent : area.name,
        onChange: (update) => {
          area.value = update.state.doc.toString();
          area.dispatchEvent(new Event("input", { bubbles: true }));
        },
      }),
    ],
  });
  chooser?.addEventListener("change", () =>
    view.dispatch({ effects: support.reconfigure(languageSupport(language())) }),
  );
  label?.addEventListener("click", () => view.focus());
  area.hidden = true;
}

export function light(block) {
  block.dataset.lit = "";
  const lines = paint(block.textContent, block.dataset.highlight);
  block.replaceChildren(...lines.flatMap((line, at) => (at ? ["\n", whole(line)] : [whole(line)])));
}

function whole(parts) {
  const line = document.createElement("span");
  line.className = "numbered-line";
  line.append(...parts);
  return line;
}
