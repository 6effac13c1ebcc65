// @ts-check
/** Attendance at the door: a pass is scanned or typed, the answer stands at once, the last one can be undone. */
import { answer } from "./device-answer.js";
import { canScan, isScanning, startScanning, stopScanning } from "./device-camera.js";
import { offsetMs } from "./device-clock.js";
import { readPass } from "./device-codes.js";
import { onSubmit, part, whileBusy } from "./device-drawing.js";
import { addFact, lastOf, standing } from "./device-ledger.js";
import { sendNow } from "./device-queue.js";
import { currentBundle, find } from "./device-roster.js";
import { changed, halfDayNow, onChange } from "./device-state.js";
import { hour, say } from "./device-words.js";

/** @typedef {import("./device-store.js").Entry} Entry */
/** @typedef {import("./device-roster.js").Person} Person */

/** @type {Promise<unknown>} one after another: two quick scans of one pass are one fact */
let turn = Promise.resolve();

/** Let the door work. */
export async function openDoor() {
  const field = part("code");
  onSubmit("code-form", () => takeTyped(true));
  field.addEventListener("input", () => takeTyped(false));
  part("undo").addEventListener("click", () => whileBusy(part("undo"), undoLast));
  part("scan").addEventListener("click", () => whileBusy(part("scan"), toggleCamera));
  onChange(drawCount);
  const scans = await canScan();
  part("scan").hidden = !scans;
  part("no-scan").hidden = scans;
}

/** @param {boolean} isDone Enter was pressed; else somebody is still typing */
async function takeTyped(isDone) {
  const field = part("code");
  if (!field.value.trim()) return field.focus(); // readers end with Enter: the answer to the whole code stays
  const { fault } = readPass(field.value);
  if (fault === "short" && !isDone) return;
  const text = field.value;
  if (fault) field.select(); // to be mended, or replaced by the next one
  else field.value = "";
  await takePass(text);
}

/** One pass shown. @param {string} text @returns {Promise<unknown>} */
export function takePass(text) {
  turn = turn.then(() => taken(text)).catch(broken);
  return turn;
}

/** @param {string} text */
async function taken(text) {
  const { pass, fault } = readPass(text);
  if (!pass) return answer("bad", say(`fault_${fault}`));
  const { who, person } = await find(pass);
  await arrive(who, person, pass);
}

/**
 * Somebody is here, by pass or chosen from the list. The pass of whom this phone knows is kept sealed.
 * @param {string} who @param {Person | undefined} person @param {string} [pass]
 */
export async function arrive(who, person, pass) {
  const { halfDay } = halfDayNow();
  const { here, places } = standing(halfDay.id);
  const before = here.get(who);
  const name = person ? named(person) : "";
  if (before) return answer("same", say("already", { hour: hourOf(before) }), { name });
  const standIn = places.get(who);
  const plain = person ? { delegate: person.delegate } : { code: pass ?? "" };
  const sealed = person && pass ? { code: pass } : undefined;
  await addFact({ kind: "arrive", halfDay: halfDay.id, who, plain, sealed, isUnknown: !person });
  told();
  if (standIn) return answer("warn", say("has_stand_in", { hour: hourOf(standIn) }), { name });
  if (!person) return answer("warn", say("unknown"), { detail: say("unknown_more") });
  return answer("good", say("present"), { name, detail: person.post });
}

/** Take back one fact. @param {Entry} entry */
export async function undo(entry) {
  await addFact({ kind: "undo", halfDay: entry.fact.half_day, undoes: entry.fact.fact_id });
  told();
  answer("same", say("undone"), { detail: say("undone_more", { hour: hourOf(entry) }) });
}

async function undoLast() {
  const last = lastOf(halfDayNow().halfDay.id);
  if (last) await undo(last).catch(broken);
  else answer("warn", say("nothing_to_undo"));
}

async function toggleCamera() {
  const video = part("camera");
  if (isScanning()) {
    closeCamera();
    return;
  }
  video.hidden = false;
  try {
    await startScanning(video, async (text) => void (await takePass(text)));
    part("scan-words").textContent = say("stop_scanning");
  } catch {
    closeCamera();
    answer("bad", say("camera_refused"), { detail: say("camera_refused_more") });
  }
}

/** The camera rests whenever the door is not in sight. */
export function closeCamera() {
  stopScanning(part("camera"));
  part("camera").hidden = true;
  part("scan-words").textContent = say("start_scanning");
}

/** A fact was written: redraw, and send it. */
export function told() {
  changed();
  sendNow();
}

/** @param {unknown} fault the disk is full or the phone's store is broken: nobody may think it was written */
export function broken(fault) {
  console.error(fault);
  answer("bad", say("not_written"), { detail: say("not_written_more") });
}

/** @param {Person} person */
const named = (person) => [person.name, person.body].filter(Boolean).join(" – ");

/** @param {Entry} entry */
export const hourOf = (entry) => hour(Date.parse(entry.fact.said_at) + (offsetMs() ?? 0));

function drawCount() {
  const { halfDay } = halfDayNow();
  if (!halfDay) return;
  const { here } = standing(halfDay.id);
  part("count").textContent = say("count", { here: here.size, seats: currentBundle().seats });
  part("undo").disabled = !lastOf(halfDay.id);
}
