// @ts-check
/** Facts made on this phone: added, never changed; and who is here by them. */
import { saidAt } from "./device-clock.js";
import { currentBundle } from "./device-roster.js";
import { sealTo } from "./device-sealing.js";
import { entries, putEntries } from "./device-store.js";

/** @typedef {import("./device-store.js").Entry} Entry */

const COMING = new Set(["arrive", "walk_in", "substitute"]);
const NOT_TAKEN = new Set(["refused", "quarantined"]);
const TROUBLES = new Set(["conflict", ...NOT_TAKEN]);

/** @type {Entry[]} */
let all = [];

/** Read what an earlier start left. */
export async function loadLedger() {
  all = await entries();
}

/**
 * Add one fact; it is on the disk when this returns.
 * @param {object} said
 * @param {string} said.kind
 * @param {string} said.halfDay
 * @param {string} [said.who]
 * @param {string} [said.place]
 * @param {string} [said.undoes]
 * @param {Record<string, string>} [said.sealed] what only the server may read
 * @param {Record<string, string>} [said.note] what this phone's list may show, while unlocked
 * @param {Record<string, string | number>} [said.plain] opaque ids, the line, heads
 * @param {boolean} [said.isUnknown]
 * @returns {Promise<Entry>}
 */
export async function addFact({ kind, halfDay, who, place, undoes, sealed, note, plain, isUnknown }) {
  const { server_key: serverKey, site_key: siteKey } = currentBundle();
  const id = crypto.randomUUID();
  const fact = { fact_id: id, kind, half_day: halfDay, said_at: saidAt(), ...plain };
  if (undoes) fact.undoes = undoes;
  if (sealed) fact.sealed = await sealTo(serverKey, sealed);
  /** @type {Entry} */
  const entry = { fact, who: who ?? id, note: note ? await sealTo(siteKey, note) : "" };
  if (place) entry.place = place;
  if (isUnknown) entry.isUnknown = true;
  await putEntries([entry]);
  all.push(entry);
  return entry;
}

/**
 * Who stands how in a half-day.
 * @param {string} halfDay @returns {{ here: Map<string, Entry>, excused: Map<string, Entry>, places: Map<string, Entry> }}
 */
export function standing(halfDay) {
  const here = new Map();
  const excused = new Map();
  const places = new Map();
  for (const entry of inForce(halfDay)) {
    if (COMING.has(entry.fact.kind)) here.set(entry.who, entry);
    if (entry.fact.kind === "excuse") excused.set(entry.who, entry);
    if (entry.place) places.set(entry.place, entry);
  }
  return { here, excused, places };
}

/** The newest fact that can be taken back. @param {string} halfDay @returns {Entry | undefined} */
export const lastOf = (halfDay) => inForce(halfDay).at(-1);

/** Facts of people that were neither taken back nor refused. @param {string} halfDay @returns {Entry[]} */
function inForce(halfDay) {
  const undone = new Set(all.filter(({ fact }) => fact.kind === "undo").map(({ fact }) => fact.undoes));
  return all.filter(
    ({ fact, outcome }) =>
      fact.half_day === halfDay &&
      (COMING.has(fact.kind) || fact.kind === "excuse") &&
      !undone.has(fact.fact_id) &&
      !NOT_TAKEN.has(outcome ?? ""),
  );
}

/** What the server has not answered yet. @returns {Entry[]} */
export const waiting = () => all.filter((entry) => !entry.outcome);

/** What the server took for a conflict or did not take, and nobody has read yet. @returns {Entry[]} */
export const troubles = () => all.filter((entry) => TROUBLES.has(entry.outcome ?? "") && !entry.seen);

/** The newest report of the line or of heads. @param {string} halfDay @param {string} field @returns {any} */
export const lastSaid = (halfDay, field) =>
  all.findLast(({ fact }) => fact.kind === "line" && fact.half_day === halfDay && field in fact)?.fact[field];

/** Its place among all facts: a name for those whose name is sealed. @param {Entry} entry */
export const numberOf = (entry) => all.indexOf(entry) + 1;

/** Write what changed. @param {Entry[]} changed */
export const save = (changed) => putEntries(changed);

/**
 * Keep what the server answered, and forget the seals that it has.
 * @param {any[]} results @returns {Promise<Entry[]>} the entries that were answered
 */
export async function settle(results) {
  const byId = new Map(results.map((one) => [one.fact_id, one]));
  const answered = waiting().filter(({ fact }) => byId.has(fact.fact_id));
  for (const entry of answered) {
    const { outcome, reason } = byId.get(entry.fact.fact_id);
    entry.outcome = outcome;
    entry.reason = reason;
    delete entry.fact.sealed;
  }
  if (answered.length) await putEntries(answered);
  return answered;
}
