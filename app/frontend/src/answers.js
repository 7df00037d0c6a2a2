// An answer to an attempt, in words under its unit.

const words = document.getElementById("words").dataset;
const MOST_TOLD = 4; // the first errors are the causes, what follows often only comes of them

/** Say one thing under a unit; `kind` is "busy" or "bad". */
export function tell(section, kind, text) {
  show(section, kind, [paragraph(text)]);
}

/** Say why an attempt was not accepted; lines are called by the numbers that the page shows. */
export function explain(section, given) {
  const answer = renumbered(given, Number(section.dataset.first) - 1);
  const parts = answer.feedback.flatMap((row) => [
    paragraph(row.text, row.line),
    ...(row.detail ? [paragraph(row.detail)] : []),
    ...(row.expected == null ? [] : [comparison(row)]),
    ...(row.state ? [stateTable(row.state)] : []),
  ]);
  if (answer.messages.length) parts.push(...compilerSaid(answer.messages));
  if (given.hints_left) parts.push(moreHelp(given.hints_left));
  show(section, "bad", parts);
}

function renumbered({ feedback, messages }, before) {
  const shift = (rows) => rows.map((row) => ({ ...row, line: row.line && row.line + before }));
  return { feedback: shift(feedback), messages: shift(messages) };
}

function show(section, kind, parts) {
  const place = section.querySelector(".unit-message");
  place.className = `unit-message ${kind}`;
  place.replaceChildren(...parts);
}

function paragraph(text, line) {
  const p = document.createElement("p");
  if (line) {
    const strong = document.createElement("b");
    strong.textContent = `${words.line.replace("#", line)}: `;
    p.append(strong);
  }
  p.append(...withCode(text));
  return p;
}

/** Return a text's nodes; what stands between two backticks is code. */
function withCode(text) {
  return text.split("`").map((part, at) => {
    if (at % 2 === 0) return part;
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}

/** What the compiler's messages mean, and folded below it what it says itself. */
function compilerSaid(rows) {
  const known = new Map(rows.filter((row) => row.told).map((row) => [row.line + row.told, row]));
  const sentences = document.createElement("ul");
  sentences.className = "told";
  for (const row of [...known.values()].slice(0, MOST_TOLD)) {
    const item = document.createElement("li");
    item.className = row.severity;
    item.append(...paragraph(row.told, row.line).childNodes);
    sentences.append(item);
  }
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  const list = document.createElement("ul");
  fold.className = "compiler-said";
  fold.open = known.size === 0;
  summary.textContent = words.compiler;
  list.append(...rows.map(compilerLine));
  fold.append(summary, list);
  return known.size ? [sentences, fold] : [fold];
}

function compilerLine(row) {
  const item = document.createElement("li");
  const code = document.createElement("code");
  code.textContent = row.text;
  item.append(...paragraph("", row.line).childNodes, code);
  return item;
}

/** The button for the next hint, with how many there are. */
function moreHelp(left) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small more-help";
  button.dataset.more = "";
  button.textContent = words.more.replace("#", left);
  return button;
}

function comparison(row) {
  const box = document.createElement("div");
  const blanks = row.actual != null && inBlanksOnly(row);
  box.className = "comparison";
  for (const name of row.input == null ? ["expected", "actual"] : ["input", "expected", "actual"]) {
    const part = document.createElement("div");
    const title = document.createElement("h4");
    const text = document.createElement("pre");
    title.textContent = words[name];
    text.append(...marked(row[name] ?? "", row.differs, blanks));
    part.append(title, text);
    box.append(part);
  }
  return box;
}

/** Tell whether two texts differ, on a line, in nothing but what nobody sees. */
function inBlanksOnly(row) {
  const [left, right] = [row.expected, row.actual].map((text) => text.split("\n")[row.differs - 1]);
  const words = (line) => line?.trim().split(/\s+/).join(" ");
  return left !== right && words(left) === words(right);
}

/** Return a text's nodes, with the line that differs marked. */
function marked(text, differs, blanks) {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    const end = at < lines.length - 1 ? "\n" : "";
    if (at + 1 !== differs) return [line + end];
    const mark = document.createElement("mark");
    mark.textContent = blanks ? visible(line) + (end && "↵") : line;
    return [mark, end];
  });
}

function visible(line) {
  const shown = line.replaceAll(" ", "·").replaceAll("\t", "→").replaceAll("\r", "␍");
  return shown.replace(/[^\S\n]|[\u200b-\u200f\ufeff]/g, (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

/** What should be and what is, for the values that differ, below the input of that run. */
function stateTable({ input, rows, loose }) {
  const box = document.createElement("div");
  box.className = "state";
  if (rows.length) {
    const table = document.createElement("table");
    table.append(
      tableRow("th", [words.value, loose ? words.solution : words.should, words.yours]),
      ...rows.map((row) => tableRow("td", [row.name, row.expected, row.actual])),
    );
    box.append(table);
  }
  if (!input) return box;
  const given = document.createElement("div");
  const title = document.createElement("h4");
  const text = document.createElement("pre");
  title.textContent = words.input;
  text.textContent = input;
  given.append(title, text);
  box.append(given);
  return box;
}

function tableRow(kind, texts) {
  const row = document.createElement("tr");
  for (const text of texts) {
    const cell = document.createElement(kind);
    if (kind === "th") cell.scope = "col";
    const inner = kind === "td" ? document.createElement("code") : cell;
    inner.textContent = text;
    if (inner !== cell) cell.append(inner);
    row.append(cell);
  }
  return row;
}
