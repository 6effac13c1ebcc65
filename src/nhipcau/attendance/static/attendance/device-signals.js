// @ts-check
/** Sound and vibration: whoever holds the phone up to a badge does not look at it. */

/** @type {Record<string, { tones: number[], shake: number[] }>} */
const SIGNALS = {
  good: { tones: [880], shake: [60] },
  same: { tones: [660, 660], shake: [40, 60, 40] },
  warn: { tones: [330, 330], shake: [120, 60, 120] },
  bad: { tones: [220, 220, 220], shake: [200, 80, 200] },
};
const TONE_SECONDS = 0.11;
const LOUDNESS = 0.15;

/** @type {AudioContext | undefined} */
let audio;

/** @param {string} tone good, same, warn or bad */
export function signal(tone) {
  const { tones, shake } = SIGNALS[tone] ?? SIGNALS.good;
  navigator.vibrate?.(shake);
  try {
    audio ??= new AudioContext();
    tones.forEach((pitch, place) => play(pitch, place * TONE_SECONDS * 1.4));
  } catch {
    // a phone without sound still shows its answer
  }
}

/** @param {number} pitch @param {number} after seconds */
function play(pitch, after) {
  if (!audio) return;
  const start = audio.currentTime + after;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.value = LOUDNESS;
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + TONE_SECONDS);
}
