// An answer to an attempt, in words under its unit.

const words = document.getElementById("words").dataset;

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
  if (answer.messages.length) {
    const list = document.createElement("ul");
    list.append(...answer.messages.map(compilerLine));
    parts.push(list);
  }
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
  p.append(text);
  return p;
}

function compilerLine(row) {
  const item = document.createElement("li");
  const code = document.createElement("code");
  code.textContent = row.text;
  item.append(...paragraph("", row.line).childNodes, code);
  return item;
}

function comparison(row) {
  const box = document.createElement("div");
  box.className = "comparison";
  for (const name of ["expected", "actual"]) {
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
