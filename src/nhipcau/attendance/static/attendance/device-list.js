// @ts-check
/** Who is here: by number, and by name only while the site's code has opened the list. */
import { clearAnswer } from "./device-answer.js";
import { readSiteCode } from "./device-codes.js";
import { arrive, broken, hourOf, told, undo } from "./device-door.js";
import { button, make, onSubmit, part } from "./device-drawing.js";
import { addFact, numberOf, standing } from "./device-ledger.js";
import { everybody, isUnlocked, lock, matches, personOf, readNote, unlock } from "./device-roster.js";
import { changed, halfDayNow, onChange } from "./device-state.js";
import { say } from "./device-words.js";

/** @typedef {import("./device-store.js").Entry} Entry */
/** @typedef {import("./device-roster.js").Person} Person */

const HIDDEN_MS = 10 * 60_000;
/** A list left open on a table closes itself. */

/** @type {ReturnType<typeof setTimeout> | undefined} */
let closing;
let hiddenAt = 0;
let drawing = 0;
/** @type {(person: Person) => void} */
let toSubstitute = () => {};

/** @param {(person: Person) => void} substitute opens the form for somebody who is absent */
export function openList(substitute) {
  toSubstitute = substitute;
  onSubmit("unlock-form", openNames);
  part("lock").addEventListener("click", lockNames);
  part("search").addEventListener("input", draw);
  document.addEventListener("visibilitychange", watchHidden);
  onChange(draw);
}

async function openNames() {
  const field = part("site-code");
  const code = readSiteCode(field.value);
  field.value = "";
  part("unlock-fault").textContent = "";
  try {
    if (!code) throw new Error("code");
    await unlock(code);
  } catch {
    part("unlock-fault").textContent = say("wrong_site_code");
  }
  changed();
}

/** Forget names and keys. */
export function lockNames() {
  lock();
  clearAnswer();
  part("search").value = "";
  changed();
}

function watchHidden() {
  clearTimeout(closing);
  if (document.hidden) {
    hiddenAt = Date.now();
    closing = setTimeout(lockNames, HIDDEN_MS);
    clearAnswer();
  } else if (hiddenAt && Date.now() - hiddenAt > HIDDEN_MS) {
    lockNames();
  }
}

/** The newest drawing wins: opening notes takes a moment. */
async function draw() {
  const own = ++drawing;
  const { halfDay } = halfDayNow();
  if (!halfDay) return;
  const { here, excused, places } = standing(halfDay.id);
  const open = isUnlocked();
  part("unlock-form").hidden = open;
  part("names-open").hidden = !open;
  const came = await Promise.all([...here.values()].map(rowOfEntry));
  const away = await Promise.all([...excused.values()].filter(({ who }) => !here.has(who)).map(rowOfEntry));
  const known = new Set(came.map(({ name }) => name));
  const left = everybody()
    .filter((one) => !here.has(one.who) && !excused.has(one.who) && !places.has(one.who))
    .filter((one) => one.origin === "nominated" || !known.has(one.name));
  if (own !== drawing) return;
  fill("list-here", came.reverse().filter(({ name }) => fits(name)).map(({ row }) => row), "nobody_here");
  fill("list-excused", away.filter(({ name }) => fits(name)).map(({ row }) => row), "nobody_excused");
  part("absent-block").hidden = !open;
  const wanted = left.filter((one) => matches(one, part("search").value));
  fill("list-absent", wanted.map(rowOfAbsent), "nobody_absent");
}

/** @param {string} name */
const fits = (name) => !part("search").value || matches(/** @type {any} */ ({ name, post: "", body: "" }), part("search").value);

/** @param {string} id @param {HTMLElement[]} rows @param {string} empty */
function fill(id, rows, empty) {
  part(id).replaceChildren(...(rows.length ? rows : [make("li", { className: "quiet", textContent: say(empty) })]));
  part(`${id}-count`).textContent = String(rows.length);
}

/** @param {Entry} entry @returns {Promise<{ name: string, row: HTMLElement }>} */
async function rowOfEntry(entry) {
  const note = await readNote(entry.note).catch(() => undefined);
  const person = personOf(entry.who);
  const name = person?.name ?? note?.name ?? "";
  const title = name || say("number", { number: numberOf(entry) });
  const more = [hourOf(entry), say(`kind_${entry.fact.kind}`), person?.body ?? note?.body ?? "", say(entry.outcome ? `outcome_${entry.outcome}` : "not_sent")];
  const back = button(say("undo_one"), () => undo(entry).catch(broken));
  back.setAttribute("aria-label", say("undo_one_of", { name: title }));
  return { name, row: row(title, more, back) };
}

/** @param {Person} one @returns {HTMLElement} */
function rowOfAbsent(one) {
  const come = button(say("present"), () => arrive(one.who, one).catch(broken), "is-primary");
  const excuse = button(say("excuse"), () => excused(one).catch(broken));
  const other = button(say("substitute_do"), () => toSubstitute(one));
  for (const each of [come, excuse, other]) each.setAttribute("aria-label", `${each.textContent}: ${one.name}`);
  return row(one.name, [one.post, one.body], come, excuse, ...(one.origin === "nominated" ? [other] : []));
}

/** @param {string} title @param {string[]} more @param {...HTMLElement} buttons */
const row = (title, more, ...buttons) =>
  make(
    "li",
    { className: "person" },
    make("div", {}, make("strong", { textContent: title }), make("p", { className: "small quiet", textContent: more.filter(Boolean).join(" · ") })),
    make("div", { className: "person-buttons" }, ...buttons),
  );

/** @param {Person} one */
async function excused(one) {
  const { halfDay } = halfDayNow();
  await addFact({ kind: "excuse", halfDay: halfDay.id, who: one.who, plain: { delegate: one.delegate } });
  told();
}
