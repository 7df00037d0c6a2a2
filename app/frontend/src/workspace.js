// The workspace: one editor that stands in the program where the unit at hand belongs.
//
// The server draws the program; this script puts the editor into the chosen unit, keeps what is
// typed, sends attempts, and shows the answer. After an acceptance the program is drawn anew.
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { explain, tell } from "./answers.js";
import { EditorView, extensions, languageSupport, paint } from "./editor.js";
import { behind, followedBy, mark, markedLines, wrongLines } from "./marks.js";
import { Keeper, request } from "./saving.js";

const root = document.getElementById("program");
const words = document.getElementById("words").dataset;
const id = root.dataset.workspace;
const language = root.dataset.language;
const keeper = new Keeper(id, showSaved);
const answers = new Map(); // unit -> the last answer to an attempt
const judging = new Set();
let here = null; // { unit, section, view, desk }

function sectionOf(unit) {
  return root.querySelector(`[data-unit="${unit}"]`);
}

function own(section) {
  return section.querySelector(".own-text");
}

function accepted(section) {
  return hiddenText(section, "accepted-text");
}

function hiddenText(section, name) {
  return section.querySelector(`.${name}`).value;
}

/** Whether an edit of an earlier unit broke this one, which was accepted. */
function isBroken(section) {
  return "broken" in section.dataset;
}

/** Take up a drawn program: colour it, find what only this browser has, open the unit at hand. */
function arrive(focus) {
  here = null;
  for (const section of root.querySelectorAll("[data-unit]")) {
    const unit = Number(section.dataset.unit);
    const text = keeper.found(unit, section.dataset.savedAt);
    if (text !== null && text !== own(section).value) {
      own(section).value = text;
      keeper.put(unit, text);
    }
    drawText(section);
  }
  const chosen = root.querySelector("[data-here]");
  if (chosen) open(Number(chosen.dataset.unit), focus);
  else renumber();
  for (const section of root.querySelectorAll("[data-answer]")) remember(section);
}

/** Say again what was said of a unit's last answer, or go on waiting for it. */
function remember(section) {
  const unit = Number(section.dataset.unit);
  const { code, ...answer } = JSON.parse(section.dataset.answer);
  if (judging.has(unit)) return tell(section, "busy", words.judging);
  if (answer.finished) return settle(unit, code, answer);
  judging.add(unit);
  tell(section, "busy", words.judging);
  follow(unit, code, answer.id);
}

/** Draw a unit's text as lines of the program; lines after the first begin at its column. */
function drawText(section) {
  const text = own(section).value;
  const { before, indent, after } = section.dataset;
  const kept = text === accepted(section) ? "done" : "changed";
  const state = isBroken(section) ? "broken" : accepted(section) ? kept : "todo";
  section.dataset.state = state;
  section.classList.toggle("draft", state === "todo" && text.trim() !== "");
  const absolute = text.split("\n").some((line, at) => at && indent && line.startsWith(indent));
  const lines = paint(text, language).map((parts, at) => {
    const line = document.createElement("span");
    line.className = "code-line";
    line.append(fixedPart(at ? (absolute ? "" : indent) : before), ...parts);
    return line;
  });
  lines.at(-1).append(fixedPart(behind(text, after)));
  section.querySelector(".unit-text .line").replaceChildren(...lines);
}

function fixedPart(text) {
  const span = document.createElement("span");
  span.className = "fixed-part";
  span.textContent = text;
  return span;
}

function open(unit, focus = true) {
  if (here?.unit === unit) {
    if (focus) here.view.focus();
    return;
  }
  const section = sectionOf(unit);
  if ("locked" in section.dataset) return;
  close();
  section.classList.add("here");
  const desk = document.getElementById("unit-tools").content.firstElementChild.cloneNode(true);
  desk.querySelector(".before").textContent = section.dataset.before;
  section.querySelector(".unit-write").append(desk);
  const view = new EditorView({
    parent: desk.querySelector(".unit-editor"),
    doc: own(section).value,
    extensions: [
      Prec.highest(
        keymap.of([
          { key: "Mod-Enter", run: () => (submit(), true) },
          { key: "Ctrl-Enter", run: () => (submit(), true) },
        ]),
      ),
      wrongLines,
      followedBy(section.dataset.after),
      languageSupport(language),
      ...extensions({ label: words.editor, onChange: typed }),
    ],
  });
  here = { unit, section, view, desk };
  root.dataset.at = unit;
  document.dispatchEvent(new Event("hanjul:unit"));
  const last = answers.get(unit);
  if (last?.code === view.state.doc.toString() && !last.accepted) mark(view, last);
  showTools();
  renumber();
  if (focus) {
    view.focus();
    view.dispatch({ selection: { anchor: view.state.doc.length } });
    section.scrollIntoView({ block: "nearest" });
  }
}

function close() {
  if (!here) return;
  own(here.section).value = here.view.state.doc.toString();
  here.view.destroy();
  here.desk.remove();
  here.section.classList.remove("here");
  drawText(here.section);
  here = null;
}

function typed(update) {
  keeper.put(here.unit, update.state.doc.toString());
  showTools();
  queueMicrotask(renumber);
}

function showTools() {
  const was = accepted(here.section);
  const now = here.view.state.doc.toString();
  here.desk.querySelector("[data-restore]").hidden = !was || was === now;
  here.desk.querySelector("[data-submit]").disabled = judging.has(here.unit);
}

function showSaved(unit, state, message) {
  if (here?.unit !== unit) return;
  const place = here.desk.querySelector(".saved");
  place.textContent = message || place.dataset[state];
  place.classList.toggle("bad", state === "unsaved");
}

/** Number the lines as they stand now; a unit that is not written yet counts as one line. */
function renumber() {
  let line = 1;
  for (const row of root.querySelectorAll(".program > .row")) {
    row.dataset.first = line;
    if (here && here.section === row) line += numberEditor(line);
    else if (row.matches(".unit[data-state=todo]:not(.draft)")) line += 1;
    else if (row.matches(".unit")) {
      for (const part of row.querySelectorAll(".code-line")) part.dataset.n = line++;
    } else row.dataset.n = line++;
  }
}

function numberEditor(first) {
  const { doc } = here.view.state;
  const wrong = new Set(markedLines(here.view.state));
  const numbers = Array.from({ length: doc.lines }, (_, at) => {
    const number = document.createElement("span");
    number.textContent = first + at;
    number.classList.toggle("wrong", wrong.has(at + 1));
    return number;
  });
  here.desk.querySelector(".numbers").replaceChildren(...numbers);
  return doc.lines;
}

function submit() {
  if (here) check(here.unit, here.view.state.doc.toString());
}

/** Check a unit with a text that the page has for it: in other names, or from before an edit. */
function take(unit, text) {
  if (here?.unit === unit) {
    here.view.dispatch({ changes: { from: 0, to: here.view.state.doc.length, insert: text } });
  } else {
    own(sectionOf(unit)).value = text;
    keeper.put(unit, text);
    drawText(sectionOf(unit));
  }
  check(unit, text);
}

async function check(unit, code) {
  if (judging.has(unit)) return;
  judging.add(unit);
  if (here) showTools();
  tell(sectionOf(unit), "busy", words.judging);
  await keeper.flush();
  const answer = await request("POST", `/workspaces/${id}/units/${unit}/attempts`, { text: code });
  if (!answer.ok) {
    done(unit, () => tell(sectionOf(unit), "bad", answer.data?.message || words.lost));
  } else if (answer.data.finished) {
    settle(unit, code, answer.data);
  } else {
    follow(unit, code, answer.data.id);
  }
}

function follow(unit, code, attempt) {
  const source = new EventSource(`/events/attempts/${attempt}`);
  source.addEventListener("final", (event) => {
    source.close();
    settle(unit, code, JSON.parse(event.data));
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) {
      done(unit, () => tell(sectionOf(unit), "bad", words.lost));
    }
  });
}

function done(unit, say) {
  judging.delete(unit);
  if (here?.unit === unit) showTools();
  say();
}

function settle(unit, code, answer) {
  answers.set(unit, { ...answer, code });
  done(unit, () => {
    if (answer.accepted) advance(unit, answer);
    else show(unit, code, answer);
  });
}

function show(unit, code, answer) {
  explain(sectionOf(unit), answer);
  if (here?.unit === unit && here.view.state.doc.toString() === code) {
    mark(here.view, answer);
    renumber();
  }
}

/** Open the next hint for the last answer to a unit. */
async function hint(unit) {
  const { code } = answers.get(unit);
  const answer = await request("POST", `/workspaces/${id}/units/${unit}/hints`, {});
  if (!answer.ok) {
    tell(sectionOf(unit), "bad", answer.data?.message || words.lost);
    return;
  }
  answers.set(unit, { ...answer.data, code });
  show(unit, code, answer.data);
  const place = sectionOf(unit).querySelector(".unit-message");
  (place.querySelector("[data-more]") ?? place).focus();
}

/** The program is drawn anew with the next unit at hand, unless the student is elsewhere by now. */
async function advance(unit, answer) {
  const stays = here && here.unit !== unit ? here : null;
  const cursor = stays?.view.state.selection;
  await keeper.flush();
  const next = answer.broken.length ? `unit=${answer.broken[0]}` : `after=${unit}`;
  const query = stays ? `unit=${stays.unit}` : next;
  const address = `/workspaces/${id}/program?${query}`;
  await window.htmx.ajax("GET", address, { target: root, swap: "innerHTML" });
  arrive(true);
  if (cursor && here) here.view.dispatch({ selection: cursor });
  announce(unit, answer);
  document.dispatchEvent(new Event("hanjul:accepted"));
  if (!here) {
    const result = root.querySelector("#result");
    result?.focus();
    result?.scrollIntoView({ block: "center" });
  }
}

function announce(unit, answer) {
  const section = sectionOf(unit);
  section.classList.add("just-done");
  const told = answer.broken.length ? answer.feedback.map((row) => row.text) : [words.accepted];
  document.getElementById("announce").textContent = told.join(" ");
}

root.addEventListener("click", (event) => {
  const section = event.target.closest("[data-unit]");
  if (!section) return;
  const unit = Number(section.dataset.unit);
  const undo = event.target.closest("[data-undo]");
  if (event.target.closest("[data-submit]")) submit();
  else if (event.target.closest("[data-more]")) hint(unit);
  else if (event.target.closest("[data-mend]")) take(unit, hiddenText(section, "fix-text"));
  else if (undo) {
    const by = Number(undo.dataset.undo);
    take(by, hiddenText(sectionOf(by), "before-text"));
  }
  else if (event.target.closest("[data-restore]")) {
    const changes = { from: 0, to: here.view.state.doc.length, insert: accepted(section) };
    here.view.dispatch({ changes });
    here.view.focus();
  } else if (event.target.closest("[data-open]") && !getSelection().toString()) {
    open(unit);
  }
});

document.addEventListener("hanjul:go", (event) => {
  open(event.detail);
  here?.section.scrollIntoView({ block: "center" });
});

// A narrow screen has no room beside the program: the statement starts folded there.
if (matchMedia("(max-width: 62rem)").matches) {
  document.querySelector(".workspace-side details").open = false;
}
arrive(false);
