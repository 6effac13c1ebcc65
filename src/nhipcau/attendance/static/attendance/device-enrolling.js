// @ts-check
/** The phone becomes the site's: a one-time code for a token, a token for the site's list. */
import { onSubmit, part } from "./device-drawing.js";
import { waiting } from "./device-ledger.js";
import { ask, Declined, setToken } from "./device-line.js";
import { currentBundle, setBundle } from "./device-roster.js";
import { keep, kept } from "./device-store.js";
import { say } from "./device-words.js";

/** Ask for the one-time code; it may stand in the address (the QR). @param {() => Promise<void>} enrolled */
export async function openEnrolling(enrolled) {
  onSubmit("enrol-form", () => enrol(part("enrol-code").value, enrolled));
  addEventListener("hashchange", () => enrol(takeFromAddress(), enrolled));
  await enrol(takeFromAddress(), enrolled);
}

/** The code of the QR; it leaves the address at once, so that no history keeps it. @returns {string} */
function takeFromAddress() {
  const code = decodeURIComponent(location.hash.slice(1));
  if (code) history.replaceState(null, "", location.pathname);
  return code;
}

/** @param {string} code @param {() => Promise<void>} enrolled */
async function enrol(code, enrolled) {
  if (!code) return;
  sayFault("");
  const { token: former } = await whatIsKept();
  try {
    const { said } = await ask("ghi-danh/", { code: code.trim() });
    setToken(said.token);
    const { said: bundle, offset } = await ask("danh-sach/");
    if (waiting().length && bundle.site.id !== currentBundle()?.site.id) throw new OtherSite();
    await keep({ token: said.token, device: said.device, bundle, offset });
    await setBundle(bundle);
    part("enrol-code").value = "";
    await enrolled();
  } catch (failed) {
    if (failed instanceof OtherSite) sayFault(say("send_before_enrolling", { count: waiting().length }));
    else sayFault((failed instanceof Declined && failed.message) || say("enrol_needs_line"));
    setToken(former);
  }
}

/** Facts of one site must not go out under another's token. */
class OtherSite extends Error {}

/** @param {string} words */
function sayFault(words) {
  part("enrol-fault").textContent = words;
  part("fault").textContent = words;
}

/** Take the newest list of the site; what was there stays where there is no line. */
export async function refreshBundle() {
  const { said, offset } = await ask("danh-sach/");
  await keep({ bundle: said, offset });
  await setBundle(said);
}

/** What an earlier start kept. @returns {Promise<{ token?: string, device?: string, bundle?: any, offset?: number }>} */
export async function whatIsKept() {
  const [token, device, bundle, offset] = await Promise.all(["token", "device", "bundle", "offset"].map(kept));
  return { token, device, bundle, offset };
}
