// @ts-check
/** Who is not on the list: somebody who came by himself, or instead of another. Sealed as soon as it is written. */
import { answer } from "./device-answer.js";
import { readPass } from "./device-codes.js";
import { broken, told } from "./device-door.js";
import { filledIn, make, onSubmit, part } from "./device-drawing.js";
import { addFact, standing } from "./device-ledger.js";
import { currentBundle, everybody, find, isUnlocked } from "./device-roster.js";
import { halfDayNow, onChange } from "./device-state.js";
import { say } from "./device-words.js";

/** @typedef {import("./device-roster.js").Person} Person */

/** Let the two forms work. */
export function openEntries() {
  onSubmit("walk-in-form", (form) => walkIn(form).catch(broken));
  onSubmit("substitute-form", (form) => substitute(form).catch(broken));
  onChange(draw);
}

/** Choose for whom, from the list. @param {Person} person */
export function substituteFor(person) {
  draw();
  part("place-choice").value = person.who;
  part("substitute-name").focus();
}

/** @param {HTMLFormElement} form */
async function walkIn(form) {
  const { name, post, body, category, reason } = filledIn(form);
  const { halfDay } = halfDayNow();
  await addFact({
    kind: "walk_in",
    halfDay: halfDay.id,
    sealed: { name, post, body, category, reason },
    note: { name, body },
  });
  form.reset();
  told();
  answer("good", say("walk_in"), { name: [name, body].filter(Boolean).join(" – ") });
}

/** @param {HTMLFormElement} form */
async function substitute(form) {
  const { name, post, reason, code, chosen } = filledIn(form);
  const place = await placeOf(code, chosen);
  part("place-fault").textContent = place.fault ?? "";
  if (place.fault) return;
  const { halfDay } = halfDayNow();
  if (standing(halfDay.id).here.has(place.who)) {
    part("place-fault").textContent = say("place_is_here");
    return;
  }
  await addFact({
    kind: "substitute",
    halfDay: halfDay.id,
    place: place.who,
    plain: { place: place.id },
    sealed: { name, post, reason },
    note: { name, body: place.body },
  });
  form.reset();
  told();
  answer(place.isKnown ? "good" : "warn", say("substitute"), { name, detail: place.isKnown ? "" : say("unknown_place") });
}

/**
 * For whom: chosen by name while the list is open, or by the pass of the absent one.
 * @param {string} code @param {string} chosen
 * @returns {Promise<{ who: string, id: string, body: string, isKnown: boolean, fault?: string }>}
 */
async function placeOf(code, chosen) {
  const person = everybody().find(({ who }) => who === chosen);
  if (person) return { who: person.who, id: person.delegate, body: person.body, isKnown: true };
  const { pass, fault } = readPass(code ?? "");
  if (!pass) return { who: "", id: "", body: "", isKnown: false, fault: say(code ? `fault_${fault}` : "whose_place") };
  const found = await find(pass);
  const { delegate, body } = found.person ?? {};
  return { who: found.who, id: delegate ?? pass, body: body ?? "", isKnown: Boolean(delegate) };
}

function draw() {
  const { halfDay } = halfDayNow();
  if (!halfDay) return;
  drawCategories();
  const choice = part("place-choice");
  const { value } = choice;
  const { here, places } = standing(halfDay.id);
  const free = everybody().filter(({ who, origin }) => origin === "nominated" && !here.has(who) && !places.has(who));
  part("place-by-name").hidden = !isUnlocked();
  choice.replaceChildren(
    make("option", { value: "", textContent: say("choose_place") }),
    ...free.map((one) => make("option", { value: one.who, textContent: `${one.name} – ${one.body}` })),
  );
  choice.value = free.some(({ who }) => who === value) ? value : "";
}

function drawCategories() {
  const choice = part("walk-in-category");
  const { categories } = currentBundle();
  if (choice.options.length === categories.length + 1) return;
  choice.replaceChildren(
    make("option", { value: "", textContent: say("no_category") }),
    ...categories.map((/** @type {any} */ one) => make("option", { value: one.id, textContent: one.name })),
  );
}
