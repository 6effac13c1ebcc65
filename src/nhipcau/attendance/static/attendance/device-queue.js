// @ts-check
/** Sends what waits, batch by batch, at once and then with growing pauses. A batch sent twice is the same batch. */
import { offsetMs, saidAt } from "./device-clock.js";
import { save, settle, waiting } from "./device-ledger.js";
import { ask, Declined } from "./device-line.js";
import { keep } from "./device-store.js";

/** @typedef {import("./device-store.js").Entry} Entry */

const AT_ONCE = 100;
/** Facts in a batch: some 60 kB, far below what the server reads. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 120_000;

let pause = FIRST_PAUSE_MS;
let isSending = false;
let isAskedAgain = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {{ site: string, device: string, told: (news: News) => void }} */
let sender = { site: "", device: "", told: () => {} };

/** @typedef {{ state: "sending" | "sent" | "no-line" | "declined", answered?: Entry[], fault?: Declined, results?: any[] }} News */

/** @param {typeof sender} latest who sends, and who hears of it */
export function setSender(latest) {
  sender = latest;
}

/** Send now what waits; one sending at a time. */
export async function sendNow() {
  clearTimeout(timer);
  if (isSending) {
    isAskedAgain = true;
    return;
  }
  isSending = true;
  try {
    await sendAll();
  } finally {
    isSending = false;
  }
  if (isAskedAgain) {
    isAskedAgain = false;
    await sendNow();
  }
}

async function sendAll() {
  for (let batch = await nextBatch(); batch.length; batch = await nextBatch()) {
    sender.told({ state: "sending" });
    try {
      const { said, offset } = await ask("lo/", sheetOf(batch));
      const answered = await settle(said.results);
      await keep({ offset });
      pause = FIRST_PAUSE_MS;
      sender.told({ state: "sent", answered, results: said.results });
      if (!answered.length) return later(); // an answer about nothing we sent: do not run in circles
    } catch (fault) {
      sender.told(fault instanceof Declined ? { state: "declined", fault } : { state: "no-line" });
      return later();
    }
  }
}

/** Try again after a pause that grows, a little by chance so that a hundred sites do not come at once. */
function later() {
  timer = setTimeout(sendNow, pause * (0.75 + Math.random() / 2));
  pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
}

/** What was sent before without an answer goes first, as it was; else what is new. @returns {Promise<Entry[]>} */
async function nextBatch() {
  const left = waiting();
  const tried = left.find((entry) => entry.batch)?.batch;
  if (tried) return left.filter((entry) => entry.batch === tried);
  const fresh = left.slice(0, AT_ONCE);
  const batch = crypto.randomUUID();
  for (const entry of fresh) entry.batch = batch;
  if (fresh.length) await save(fresh);
  return fresh;
}

/** @param {Entry[]} batch */
const sheetOf = (batch) => sheet(batch, batch[0].batch ?? "", waiting().length - batch.length);

/** Everything that waits, to be handed over as a file. */
export const fileSheet = () => sheet(waiting(), crypto.randomUUID(), 0);

/** @param {Entry[]} batch @param {string} id @param {number} left */
const sheet = (batch, id, left) => ({
  format: "nhipcau.batch/1",
  batch_id: id,
  site: sender.site,
  device: sender.device,
  sent_at: saidAt(),
  offset_ms: offsetMs(),
  facts: batch.map(({ fact }) => fact),
  waiting: left,
});
