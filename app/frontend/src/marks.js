// What stands in the editor besides the student's text: marked lines, and fixed text behind it.
import { setDiagnostics } from "@codemirror/lint";
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const setMarks = StateEffect.define();
const wrong = Decoration.line({ class: "wrong-line" });
const near = Decoration.mark({ class: "near-miss" });

/** The lines that the last answer speaks of, and the piece to look at again; they move with the text. */
export const wrongLines = StateField.define({
  create: () => Decoration.none,
  update(lines, change) {
    const set = change.effects.find((effect) => effect.is(setMarks));
    return set ? Decoration.set(set.value, true) : lines.map(change.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

class FixedText extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }

  toDOM() {
    const span = document.createElement("span");
    span.className = "fixed-part";
    span.textContent = this.text;
    return span;
  }

  eq(other) {
    return other.text === this.text;
  }
}

/** Return the fixed text to show behind `text`: a brace that the student wrote too is not doubled. */
export function behind(text, after) {
  return after.trim() === "{" && /\{\s*\}?\s*$/.test(text) ? "" : after;
}

/** Fixed text that follows the unit on its last line, such as the brace after a header. */
export function followedBy(after) {
  return EditorView.decorations.of((view) => {
    const shown = behind(view.state.doc.toString(), after);
    const widget = Decoration.widget({ widget: new FixedText(shown), side: 1 });
    return shown ? Decoration.set(widget.range(view.state.doc.length)) : Decoration.none;
  });
}

/** Mark the lines that an answer speaks of, with its words beside them. */
export function mark(view, answer) {
  const doc = view.state.doc;
  const rows = [...answer.feedback, ...answer.messages].filter((row) => row.line > 0);
  const lineOf = (row) => doc.line(Math.min(row.line, doc.lines));
  const diagnostics = rows.map((row) => {
    const line = lineOf(row);
    const blank = line.text.length - line.text.trimStart().length;
    const from = Math.min(line.from + (row.column ? row.column - 1 : blank), line.to);
    const to = row.length ? Math.min(from + row.length, line.to) : line.to;
    const severity = row.length ? "info" : row.severity === "warning" ? "warning" : "error";
    return { from, to, severity, message: (row.told || row.text).replaceAll("`", "") };
  });
  const starts = [...new Set(rows.map((row) => lineOf(row).from))];
  const pieces = diagnostics.filter(({ from, to }, at) => rows[at].length && to > from);
  const marks = [
    ...starts.map((from) => wrong.range(from)),
    ...pieces.map(({ from, to }) => near.range(from, to)),
  ];
  view.dispatch({ effects: setMarks.of(marks) });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Return the numbers (from 1) of the marked lines. */
export function markedLines(state) {
  const found = [];
  state.field(wrongLines).between(0, state.doc.length, (from) => {
    found.push(state.doc.lineAt(from).number);
  });
  return found;
}
