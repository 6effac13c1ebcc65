// @ts-check
/** The room and what leaves it: heads, the line, what waits to be sent, a file instead, the signature. */
import { broken, hourOf, told } from "./device-door.js";
import { button, filledIn, make, onSubmit, part, whileBusy } from "./device-drawing.js";
import { addFact, lastSaid, numberOf, save, troubles, waiting } from "./device-ledger.js";
import { ask, Declined } from "./device-line.js";
import { fileSheet, sendNow } from "./device-queue.js";
import { currentBundle, personOf, readNote } from "./device-roster.js";
import { changed, chooseHalfDay, halfDayNow, onChange } from "./device-state.js";
import { halfDayWords, say } from "./device-words.js";

/** @typedef {import("./device-store.js").Entry} Entry */

const LINES = ["connected", "lost", "not_open", "closed"];
let shown = { present: -1, halfDay: "" };
let drawing = 0;

/** Let the room's screen work. */
export function openRoom() {
  onSubmit("heads-form", (form) => heads(form).catch(broken));
  onSubmit("sign-form", sign);
  part("send").addEventListener("click", () => whileBusy(part("send"), sendNow));
  part("save-file").addEventListener("click", saveFile);
  part("look-up").addEventListener("click", () => whileBusy(part("look-up"), lookUp));
  part("half-day-choice").addEventListener("change", () => chooseHalfDay(part("half-day-choice").value));
  part("line-buttons").replaceChildren(...LINES.map(lineButton));
  onChange(draw);
}

/** @param {string} line */
function lineButton(line) {
  const made = button(say(`line_${line}`), () => sayLine(line).catch(broken));
  made.dataset.line = line;
  return made;
}

/** @param {string} line */
async function sayLine(line) {
  await addFact({ kind: "line", halfDay: halfDayNow().halfDay.id, plain: { line } });
  told();
}

/** @param {HTMLFormElement} form */
async function heads(form) {
  const { heads: count } = filledIn(form);
  await addFact({ kind: "line", halfDay: halfDayNow().halfDay.id, plain: { heads: Number(count) } });
  form.reset();
  told();
}

/** Hand everything that waits to the clerk as a file; names in it stay sealed. */
function saveFile() {
  const { code } = currentBundle().site;
  const sheet = fileSheet();
  const file = new Blob([JSON.stringify(sheet)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(file), download: `diem-danh-${code}-${sheet.sent_at.slice(0, 16).replace(/\D/g, "")}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  part("saved").textContent = say("saved", { count: sheet.facts.length });
}

/** Ask the server what it counts, so that the clerk signs what he has seen. */
async function lookUp() {
  const { halfDay } = halfDayNow();
  part("sign-fault").textContent = "";
  try {
    const { said } = await ask(`ky/?half_day=${encodeURIComponent(halfDay.id)}`);
    shown = { present: said.present, halfDay: halfDay.id };
    part("figures").textContent = say("figures", { ...said, half_day: halfDayWords(halfDay) });
    part("signed").textContent = said.signed_name ? say("signed", { name: said.signed_name }) : "";
    part("sign-form").hidden = Boolean(said.signed_name);
  } catch (fault) {
    part("sign-fault").textContent = worded(fault);
  }
}

/** @param {HTMLFormElement} form */
async function sign(form) {
  const { halfDay } = halfDayNow();
  part("sign-fault").textContent = "";
  if (waiting().length) return void (part("sign-fault").textContent = say("send_first", { count: waiting().length }));
  if (shown.halfDay !== halfDay.id) return lookUp(); // nobody signs a figure that he has not seen
  try {
    await ask("ky/", { half_day: halfDay.id, name: filledIn(form).signer, present: shown.present });
    form.reset();
  } catch (fault) {
    const words = worded(fault);
    await lookUp();
    part("sign-fault").textContent = words;
    return;
  }
  await lookUp();
}

/** @param {unknown} fault */
const worded = (fault) => (fault instanceof Declined && fault.message) || say("needs_line");

function draw() {
  const { halfDay } = halfDayNow();
  if (!halfDay) return;
  const line = lastSaid(halfDay.id, "line");
  for (const each of part("line-buttons").children) each.setAttribute("aria-pressed", String(each.dataset.line === line));
  const counted = lastSaid(halfDay.id, "heads");
  part("heads-said").textContent = counted === undefined ? "" : say("heads_said", { count: counted });
  part("waiting").textContent = say(waiting().length ? "waiting" : "nothing_waits", { count: waiting().length });
  part("save-file").disabled = !waiting().length;
  if (shown.halfDay !== halfDay.id) {
    part("figures").textContent = part("signed").textContent = "";
    part("sign-form").hidden = true;
  }
  drawHalfDays();
  drawTroubles();
}

function drawHalfDays() {
  const choice = part("half-day-choice");
  const { half_days: halfDays } = currentBundle();
  if (choice.options.length === halfDays.length + 1) return;
  choice.replaceChildren(
    make("option", { value: "", textContent: say("by_clock") }),
    ...halfDays.map((/** @type {any} */ one) => make("option", { value: one.id, textContent: halfDayWords(one) })),
  );
}

/** What the server found that the phone could not know. */
async function drawTroubles() {
  const own = ++drawing;
  const rows = await Promise.all(troubles().map(troubleRow));
  if (own !== drawing) return;
  part("troubles").replaceChildren(...rows);
  part("troubles-block").hidden = !rows.length;
}

/** @param {Entry} entry */
async function troubleRow(entry) {
  const note = await readNote(entry.note).catch(() => undefined);
  const name = personOf(entry.who)?.name ?? note?.name ?? say("number", { number: numberOf(entry) });
  const why = say(`reason_${entry.reason || entry.outcome}`);
  const read = button(say("seen"), async () => {
    entry.seen = true;
    await save([entry]);
    changed();
  });
  read.setAttribute("aria-label", `${say("seen")}: ${name}`);
  const words = make("div", {}, make("strong", { textContent: `${name} · ${hourOf(entry)}` }), make("p", { textContent: `${say(`outcome_${entry.outcome}`)}: ${why}` }));
  return make("li", { className: "person" }, words, make("div", { className: "person-buttons" }, read));
}
