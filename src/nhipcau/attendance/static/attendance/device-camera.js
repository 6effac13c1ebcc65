// @ts-check
/** Reads QR codes by the camera, where the browser has a reader of its own. */

const EVERY_MS = 120;
const SAME_MS = 3_000;

/** @type {MediaStream | undefined} */
let stream;
let turn = 0;

/** Whether this browser can read QR codes. @returns {Promise<boolean>} */
export async function canScan() {
  const detector = /** @type {any} */ (globalThis).BarcodeDetector;
  if (!detector || !navigator.mediaDevices?.getUserMedia) return false;
  return (await detector.getSupportedFormats().catch(() => [])).includes("qr_code");
}

export const isScanning = () => stream !== undefined;

/**
 * Show the camera and call `found` for each code; the same code again only after a while.
 * @param {HTMLVideoElement} video @param {(text: string) => Promise<void>} found
 */
export async function startScanning(video, found) {
  stopScanning(video);
  const own = ++turn;
  const facing = { video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false };
  const opened = await navigator.mediaDevices.getUserMedia(facing);
  if (own !== turn) return opened.getTracks().forEach((track) => track.stop());
  stream = opened;
  video.srcObject = stream;
  await video.play();
  watch(video, found, own);
}

/** @param {HTMLVideoElement} video */
export function stopScanning(video) {
  turn += 1;
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
  video.srcObject = null;
}

/** @param {HTMLVideoElement} video @param {(text: string) => Promise<void>} found @param {number} own */
async function watch(video, found, own) {
  const detector = new /** @type {any} */ (globalThis).BarcodeDetector({ formats: ["qr_code"] });
  let last = { text: "", at: 0 };
  while (own === turn) {
    const codes = await detector.detect(video).catch(() => []);
    const text = codes[0]?.rawValue ?? "";
    if (text && (text !== last.text || Date.now() - last.at > SAME_MS)) {
      await found(text);
    }
    if (text) last = { text, at: Date.now() };
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
