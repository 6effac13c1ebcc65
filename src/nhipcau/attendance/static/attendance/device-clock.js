// @ts-check
/** Time as the server has it, and the half-day it falls into. */

const BEFORE_MS = 120 * 60_000;
const AFTER_MS = 60 * 60_000;
/** As attendance/rules/clock.py has it: from two hours before to one hour after. */

let offset = 0;
let isKnown = false;

/** @param {number | undefined} milliseconds */
export function rememberOffset(milliseconds) {
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) return;
  offset = milliseconds;
  isKnown = true;
}

/**
 * Learn from an answer: its moment lies between asking and hearing.
 * @param {string} serverNow @param {number} askedAt @param {number} heardAt @returns {number} the offset
 */
export function learnOffset(serverNow, askedAt, heardAt) {
  rememberOffset(Math.round(Date.parse(serverNow) - (askedAt + heardAt) / 2));
  return offset;
}

/** Server's clock minus ours, or null. @returns {number | null} */
export const offsetMs = () => (isKnown ? offset : null);

/** Milliseconds by the server's clock. */
export const now = () => Date.now() + offset;

/** What our own clock says, as facts carry it. */
export const saidAt = () => new Date().toISOString();

/**
 * The half-day that is on; else the nearest one.
 * @param {any[]} halfDays @param {number} at @returns {{ halfDay: any, isOpen: boolean }}
 */
export function halfDayAt(halfDays, at) {
  const distances = halfDays.map((one) => {
    const starts = Date.parse(one.starts_at);
    const ends = Date.parse(one.ends_at);
    return { halfDay: one, isOpen: opens(one, at), far: Math.max(starts - at, at - ends, 0) };
  });
  distances.sort((a, b) => a.far - b.far);
  return distances[0] ?? { halfDay: undefined, isOpen: false };
}

/** Whether what happens now belongs to a half-day. @param {any} halfDay @param {number} at */
export const opens = (halfDay, at) =>
  at >= Date.parse(halfDay.starts_at) - BEFORE_MS && at <= Date.parse(halfDay.ends_at) + AFTER_MS;
