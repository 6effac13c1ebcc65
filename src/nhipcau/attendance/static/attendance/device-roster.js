// @ts-check
/** Who is expected at this site: opened one by one with a pass, or all together with the site's code. */
import { fromBase64 } from "./device-bytes.js";
import { indexKey, lookup, openIndex, openRecord, openSealed, recordKey } from "./device-sealing.js";

/**
 * @typedef {object} Person
 * @property {string} who found-by of the pass
 * @property {string} delegate public id
 * @property {string} name
 * @property {string} post
 * @property {string} body
 * @property {string} category
 * @property {string} origin nominated, walk_in or substitute
 */

/** @type {any} */
let bundle;
/** @type {Map<string, string>} */
let sealed = new Map();
/** @type {Map<string, Person> | undefined} opened with the site's code; gone when locked */
let opened;
/** @type {JsonWebKey | undefined} */
let siteKey;
/** @type {Uint8Array | undefined} kept while unlocked, for a newer bundle */
let key;

/** @param {any} latest as the server gave it */
export async function setBundle(latest) {
  bundle = latest;
  sealed = new Map(Object.entries(latest?.people ?? {}));
  if (key) await openAll(key).catch(lock);
}

export const currentBundle = () => bundle;
export const isUnlocked = () => opened !== undefined;

/** The record that a pass opens. @param {string} pass @returns {Promise<{ who: string, person?: Person }>} */
export async function find(pass) {
  const who = await lookup(pass);
  const text = sealed.get(who);
  if (!text) return { who };
  return { who, person: person(who, await openRecord(await recordKey(pass), who, text)) };
}

/** Open all names; throws where the code is wrong. @param {string} code */
export async function unlock(code) {
  const index = bundle.index;
  await openAll(await indexKey(code, index.salt, index.iterations));
}

/** Forget every name and key. */
export function lock() {
  opened = undefined;
  siteKey = undefined;
  key = undefined;
}

/** Everybody by given name, or nobody while locked. @returns {Person[]} */
export const everybody = () => [...(opened?.values() ?? [])].sort(byGivenName);

/** @param {string} who @returns {Person | undefined} */
export const personOf = (who) => opened?.get(who);

/** Words that were sealed for this phone, while unlocked. @param {string} text @returns {Promise<any>} */
export const readNote = async (text) => (siteKey && text ? openSealed(siteKey, text) : undefined);

/** Whether all words stand in a person's words, tone marks or not. @param {Person} one @param {string} words */
export function matches(one, words) {
  const there = folded(`${one.name} ${one.post} ${one.body}`);
  return folded(words).split(/\s+/).every((word) => there.includes(word));
}

/** @param {string} text */
export const folded = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");

/** @param {Uint8Array} withKey */
async function openAll(withKey) {
  const index = await openIndex(withKey, bundle.site.id, bundle.index.sealed);
  const found = await Promise.all(
    [...sealed].map(async ([who, text], place) =>
      person(who, await openRecord(fromBase64(index.keys[place]), who, text)),
    ),
  );
  key = withKey;
  siteKey = index.site_key;
  opened = new Map(found.map((one) => [one.who, one]));
}

/** @param {string} who @param {any[]} words @returns {Person} */
function person(who, [delegate, name, post, body, category, origin]) {
  const agency = typeof body === "number" ? bundle.bodies[body] : body;
  return { who, delegate, name, post, body: agency ?? "", category: bundle.categories[category]?.name ?? "", origin };
}

/** @param {Person} a @param {Person} b */
function byGivenName(a, b) {
  const [first, second] = [a.name.split(" "), b.name.split(" ")];
  return (
    first[first.length - 1].localeCompare(second[second.length - 1], "vi") || a.name.localeCompare(b.name, "vi")
  );
}
