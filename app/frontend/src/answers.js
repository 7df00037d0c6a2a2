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
  box.className = "comparison";
  for (const name of row.input == null ? ["expected", "actual"] : ["input", "expected", "actual"]) {
    const part = document.createElement("div");
    const title = document.createElement("h4");
    const text = document.createElement("pre");
    title.textContent = words[name];
    text.textContent = row[name] ?? "";
    part.append(title, text);
    box.append(part);
  }
  return box;
}
