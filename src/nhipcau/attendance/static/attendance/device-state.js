// @ts-check
/** What all parts of the page share: the half-day in hand, and that something changed. */
import { halfDayAt, now, opens } from "./device-clock.js";
import { currentBundle } from "./device-roster.js";

const bus = new EventTarget();

/** @type {string | undefined} chosen by hand; otherwise by the clock */
let chosen;

/** Redraw what shows facts, names or the line. */
export const changed = () => bus.dispatchEvent(new Event("changed"));

/** @param {() => void} draw */
export const onChange = (draw) => bus.addEventListener("changed", draw);

/** @param {string | undefined} id */
export function chooseHalfDay(id) {
  chosen = id || undefined;
  changed();
}

/** The half-day that facts go to, and whether it is its time. @returns {{ halfDay: any, isOpen: boolean }} */
export function halfDayNow() {
  const halfDays = currentBundle()?.half_days ?? [];
  const byHand = halfDays.find((/** @type {any} */ one) => one.id === chosen);
  return byHand ? { halfDay: byHand, isOpen: opens(byHand, now()) } : halfDayAt(halfDays, now());
}
