// @ts-check
/**
 * The phone's side of attendance/rules/sealing.py; tests/attendance/test_sealing.py holds the two together.
 * Records open with a pass, the index with the site's code; what is typed here is sealed for the server.
 */
import { bytesOf, fromBase64, fromHex, joined, textOf, toBase64, toHex } from "./device-bytes.js";

const PERSON = "nhipcau.person/1";
const INDEX = "nhipcau.index/1";
const FACT = "nhipcau.fact/1";
const LOOKUP_SIGNS = 16;
const BLOCK = 32;
const NONCE = 12;
const POINT = 65;
const RECORD_KEY = 16;
const CURVE = { name: "ECDH", namedCurve: "P-256" };

/** By what the record of a pass is found. @param {string} pass @returns {Promise<string>} */
export async function lookup(pass) {
  const digest = await crypto.subtle.digest("SHA-256", bytesOf(`lookup${pass}`));
  return toHex(new Uint8Array(digest)).slice(0, LOOKUP_SIGNS);
}

/** The key of one record. @param {string} pass @returns {Promise<Uint8Array>} */
export const recordKey = async (pass) => (await stretched(bytesOf(pass), PERSON)).slice(0, RECORD_KEY);

/**
 * Open the record of one person; throws where the key is another's.
 * @param {Uint8Array} key @param {string} foundBy @param {string} text @returns {Promise<any>}
 */
export const openRecord = (key, foundBy, text) => unlocked(key, text, PERSON + foundBy);

/**
 * The key of a site's index; takes about half a second, by design.
 * @param {string} code @param {string} salt hex @param {number} iterations @returns {Promise<Uint8Array>}
 */
export async function indexKey(code, salt, iterations) {
  const base = await crypto.subtle.importKey("raw", bytesOf(code), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: fromHex(salt), iterations };
  return stretched(new Uint8Array(await crypto.subtle.deriveBits(how, base, 256)), INDEX);
}

/**
 * Open a site's index; throws where the code is wrong.
 * @param {Uint8Array} key @param {string} site @param {string} text @returns {Promise<any>}
 */
export const openIndex = (key, site, text) => unlocked(key, text, INDEX + site);

/**
 * Seal words for whoever holds the private half of a key.
 * @param {JsonWebKey} publicKey @param {object} words @returns {Promise<string>} base64
 */
export async function sealTo(publicKey, words) {
  const theirs = await crypto.subtle.importKey("jwk", publicKey, CURVE, true, []);
  const once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = await pointOf(once.publicKey);
  const key = await agreed(once.privateKey, theirs, joined(point, await pointOf(theirs)));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = await crypto.subtle.encrypt(bound(nonce, FACT), await cipher(key), filled(words));
  return toBase64(joined(point, nonce, new Uint8Array(sealed)));
}

/**
 * Open what `sealTo` made.
 * @param {JsonWebKey} privateKey @param {string} text @returns {Promise<any>}
 */
export async function openSealed(privateKey, text) {
  const whole = fromBase64(text);
  const point = whole.slice(0, POINT);
  const own = await crypto.subtle.importKey("jwk", privateKey, CURVE, false, ["deriveBits"]);
  const { d: _secret, ...half } = privateKey;
  const mine = await crypto.subtle.importKey("jwk", half, CURVE, true, []);
  const theirs = await crypto.subtle.importKey("raw", point, CURVE, true, []);
  const key = await agreed(own, theirs, joined(point, await pointOf(mine)));
  return unlocked(key, toBase64(whole.slice(POINT)), FACT);
}

/** @param {CryptoKey} own @param {CryptoKey} theirs @param {Uint8Array} salt @returns {Promise<Uint8Array>} */
async function agreed(own, theirs, salt) {
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256);
  return stretched(new Uint8Array(shared), FACT, salt);
}

/** @param {Uint8Array} material @param {string} use @param {Uint8Array} [salt] @returns {Promise<Uint8Array>} */
async function stretched(material, use, salt = new Uint8Array(0)) {
  const base = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: bytesOf(use) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, 256));
}

/** @param {Uint8Array} key @param {string} text @param {string} boundTo @returns {Promise<any>} */
async function unlocked(key, text, boundTo) {
  const whole = fromBase64(text);
  const how = bound(whole.slice(0, NONCE), boundTo);
  return JSON.parse(textOf(await crypto.subtle.decrypt(how, await cipher(key), whole.slice(NONCE))));
}

/** @param {Uint8Array} iv @param {string} boundTo */
const bound = (iv, boundTo) => ({ name: "AES-GCM", iv, additionalData: bytesOf(boundTo) });

/** @param {Uint8Array} key */
const cipher = (key) => crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);

/** @param {CryptoKey} key @returns {Promise<Uint8Array>} */
const pointOf = async (key) => new Uint8Array(await crypto.subtle.exportKey("raw", key));

/** JSON with blanks at its end, so that a length tells little. @param {object} words @returns {Uint8Array} */
function filled(words) {
  const plain = bytesOf(JSON.stringify(words));
  return joined(plain, new Uint8Array((BLOCK - (plain.length % BLOCK)) % BLOCK).fill(0x20));
}
