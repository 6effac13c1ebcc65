// @ts-check
/** Words of the screen, as the server wrote them into the page in its language. */

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById("device-words")?.textContent ?? "{}");
const ZONE = "Asia/Ho_Chi_Minh";
const hours = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: ZONE });

/** A sentence with its places filled. @param {string} key @param {Record<string, string | number>} [parts] */
export const say = (key, parts = {}) =>
  (words[key] ?? key).replace(/%\((\w+)\)s/g, (_all, name) => String(parts[name] ?? ""));

/** "08:12" in the office's own hours. @param {number} at milliseconds */
export const hour = (at) => hours.format(new Date(at));

/** "Sáng 20/11/2026". @param {any} halfDay as the bundle has it */
export const halfDayWords = (halfDay) => `${say(`part_${halfDay.part}`)} ${halfDay.day.split("-").reverse().join("/")}`;
