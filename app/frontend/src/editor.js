// CodeMirror as the pages use it: one look, four languages, styles under the page's nonce.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { cpp } from "@codemirror/lang-cpp";
import { java } from "@codemirror/lang-java";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";

export const languages = { c: cpp, cpp, java, python };

// Colours are the style sheet's own values, so that dark mode needs nothing here.
const colours = [
  [[tags.keyword, tags.modifier, tags.processingInstruction], "keyword"],
  [[tags.string, tags.character, tags.special(tags.string)], "string"],
  [[tags.number, tags.bool, tags.null], "number"],
  [[tags.comment], "comment"],
  [[tags.typeName, tags.className, tags.namespace], "type"],
];
const style = HighlightStyle.define(
  colours.map(([tag, name]) => ({ tag, color: `var(--code-${name})` })),
);
const classes = tagHighlighter(colours.map(([tag, name]) => ({ tag, class: `code-${name}` })));

const look = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)", fontSize: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)", padding: "0" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "inherit" },
  ".cm-line": { padding: "0 .5ch 0 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "0" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--selection)" },
});

export function extensions({ language, label, onChange, extra = [] }) {
  const nonce = document.querySelector('meta[name="style-nonce"]').content;
  return [
    ...extra,
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && onChange(update)),
    EditorState.tabSize.of(4),
    indentUnit.of("    "),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    syntaxHighlighting(style),
    look,
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
  ];
}

export function languageSupport(key) {
  return languages[key] ? languages[key]() : [];
}

export function numbersFrom(first) {
  return lineNumbers({ formatNumber: (number) => String(number + first - 1) });
}

/** Return `code` as lines of coloured spans. */
export function paint(code, key) {
  const lines = [[]];
  const put = (text, name) => {
    const span = document.createElement("span");
    if (name) span.className = name;
    span.textContent = text;
    lines.at(-1).push(span);
  };
  if (!languages[key]) code.split("\n").forEach((line, at) => (at ? lines.push([]) : 0, put(line)));
  else {
    const tree = languages[key]().language.parser.parse(code);
    highlightCode(code, tree, classes, put, () => lines.push([]));
  }
  return lines;
}

export { Compartment, EditorState, EditorView };
