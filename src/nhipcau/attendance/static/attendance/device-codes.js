// @ts-check
/** Codes as people type them; the same rules as attendance/rules/passes.py, which tests hold together. */

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 14;
const SITE_LENGTH = 8;
const POLYNOMIAL = 0b100101;
const BETWEEN = /[\s\u2010\u2011\u2013-]/gu;

/** Signs as they were meant: case, spaces, dashes, O for 0, I and L for 1. @param {string} text */
const meant = (text) => text.toUpperCase().replace(BETWEEN, "").replaceAll("O", "0").replace(/[IL]/g, "1");

/**
 * Read a pass.
 * @param {string} text
 * @returns {{ pass?: string, fault?: "short" | "signs" | "check" }} the 14 signs, or what is wrong
 */
export function readPass(text) {
  const signs = meant(text);
  if ([...signs].some((sign) => !SIGNS.includes(sign)) || signs.length > LENGTH) return { fault: "signs" };
  if (signs.length < LENGTH) return { fault: "short" };
  return isWhole(signs) ? { pass: signs } : { fault: "check" };
}

/** Read a site's code. @param {string} text @returns {string | undefined} */
export function readSiteCode(text) {
  const signs = meant(text);
  const fits = signs.length === SITE_LENGTH && [...signs].every((sign) => SIGNS.includes(sign));
  return fits ? signs : undefined;
}

/** Whether the last sign fits the others: a polynomial over GF(32) that is 0 at x. @param {string} signs */
function isWhole(signs) {
  let total = 0;
  for (const sign of signs) {
    const doubled = total << 1;
    total = (doubled & 32 ? doubled ^ POLYNOMIAL : doubled) ^ SIGNS.indexOf(sign);
  }
  return total === 0;
}
