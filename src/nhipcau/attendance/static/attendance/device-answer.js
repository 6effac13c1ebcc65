// @ts-check
/** The one large answer at the door. It names a person for a minute at most, and on the screen only. */
import { make, part } from "./device-drawing.js";
import { signal } from "./device-signals.js";

const SHOWN_MS = 60_000;

let count = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/**
 * @param {"good" | "same" | "warn" | "bad"} tone
 * @param {string} title
 * @param {{ name?: string, detail?: string }} [more]
 */
export function answer(tone, title, { name = "", detail = "" } = {}) {
  const card = part("answer");
  card.dataset.tone = tone;
  card.replaceChildren(
    make("p", { className: "answer-title", textContent: title }),
    ...(name ? [make("p", { className: "answer-name", textContent: name })] : []),
    ...(detail ? [make("p", { className: "answer-detail", textContent: detail })] : []),
  );
  count += 1;
  card.dataset.count = String(count);
  signal(tone);
  clearTimeout(fading);
  fading = setTimeout(clearAnswer, SHOWN_MS);
}

/** Back to what the page says before the first scan. */
export function clearAnswer() {
  const card = part("answer");
  delete card.dataset.tone;
  card.replaceChildren(make("p", { className: "answer-title", textContent: card.dataset.idle ?? "" }));
}
