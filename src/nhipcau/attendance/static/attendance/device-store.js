// @ts-check
/**
 * What stays on the phone when the browser is killed: IndexedDB, every write on the disk before it is answered.
 * Holds no name in clear: facts and notes are sealed, the bundle too.
 */

const NAME = "nhipcau-may";
const VERSION = 1;
const KEPT = "kept";
const FACTS = "facts";

/**
 * @typedef {object} Entry a fact with what became of it
 * @property {number} [seq] place in the queue
 * @property {any} fact as it is sent (rules/facts.py); its seal goes once the server has it
 * @property {string} who by whom two entries are the same: found-by of a pass, or the fact's own id
 * @property {string} [place] found-by of whom a substitute stands for
 * @property {string} note words for this phone's list, sealed to the site's key
 * @property {string} [batch] with what it was last sent
 * @property {string} [outcome] what the server said
 * @property {string} [reason]
 * @property {boolean} [isUnknown] no record here opened with that pass
 * @property {boolean} [seen] the clerk read a refusal or conflict
 */

/** @type {IDBDatabase | undefined} */
let base;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} writing @returns {Promise<void>} */
const written = (writing) =>
  new Promise((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onabort = writing.onerror = () => reject(writing.error);
  });

/** Open the store, made at the first start. */
export async function openStore() {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(KEPT);
    opening.result.createObjectStore(FACTS, { keyPath: "seq", autoIncrement: true });
  };
  base = await answer(opening);
}

/** @param {string} store @param {IDBTransactionMode} mode */
const within = (store, mode) => {
  if (!base) throw new Error("store is closed");
  return base.transaction(store, mode, { durability: "strict" });
};

/** @param {string} key @returns {Promise<any>} */
export const kept = (key) => answer(within(KEPT, "readonly").objectStore(KEPT).get(key));

/** @param {Record<string, any>} values undefined forgets */
export async function keep(values) {
  const writing = within(KEPT, "readwrite");
  const store = writing.objectStore(KEPT);
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) store.delete(key);
    else store.put(value, key);
  }
  await written(writing);
}

/** @returns {Promise<Entry[]>} in the order they were made */
export const entries = () => answer(within(FACTS, "readonly").objectStore(FACTS).getAll());

/** Write entries; new ones get their place. @param {Entry[]} changed */
export async function putEntries(changed) {
  const writing = within(FACTS, "readwrite");
  const store = writing.objectStore(FACTS);
  for (const entry of changed) {
    const putting = store.put(entry);
    putting.onsuccess = () => {
      entry.seq = Number(putting.result);
    };
  }
  await written(writing);
}

/** Forget everything. */
export async function forgetAll() {
  for (const store of [KEPT, FACTS]) {
    const writing = within(store, "readwrite");
    writing.objectStore(store).clear();
    await written(writing);
  }
}
