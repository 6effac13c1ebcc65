// @ts-check
/** The site clerk's page: starts from what the phone kept, with or without a network, and shows how it stands. */
import { answer, clearAnswer } from "./device-answer.js";
import { now, rememberOffset } from "./device-clock.js";
import { closeCamera, openDoor } from "./device-door.js";
import { button, part, whileBusy } from "./device-drawing.js";
import { openEnrolling, refreshBundle, whatIsKept } from "./device-enrolling.js";
import { openEntries, substituteFor } from "./device-entry.js";
import { loadLedger, troubles, waiting } from "./device-ledger.js";
import { Declined, setBase, setToken } from "./device-line.js";
import { openList } from "./device-list.js";
import { sendNow, setSender } from "./device-queue.js";
import { openRoom } from "./device-room.js";
import { currentBundle, lock, setBundle } from "./device-roster.js";
import { changed, halfDayNow, onChange } from "./device-state.js";
import { forgetAll, keep, openStore } from "./device-store.js";
import { halfDayWords, say } from "./device-words.js";

const REFRESH_MS = 5 * 60_000;
const VIEWS = ["door", "list", "entry", "room"];
const page = part("device");

let lineState = "unknown";
let isWired = false;

async function start() {
  if (!window.isSecureContext || !window.indexedDB || !navigator.serviceWorker) return show("unfit");
  if (!(await isOnlyTab())) return show("elsewhere");
  setBase(page.dataset.api);
  keepWorking().catch(console.error);
  await openStore();
  await loadLedger();
  const { token, bundle, offset } = await whatIsKept();
  rememberOffset(offset);
  setToken(token);
  await setBundle(bundle);
  if (isOver() && !waiting().length) await forgetAll().then(() => location.reload());
  if (currentBundle()) await work();
  else show("enrol");
  await openEnrolling(work);
}

/** From here on the phone takes attendance. */
async function work() {
  const { device } = await whatIsKept();
  setSender({ site: currentBundle().site.id, device: device ?? "", told: hear });
  show("work");
  if (!isWired) await wire();
  changed();
  refresh();
}

async function wire() {
  isWired = true;
  openList((person) => {
    look("entry");
    substituteFor(person);
  });
  openEntries();
  openRoom();
  await openDoor();
  for (const view of VIEWS) part(`to-${view}`).addEventListener("click", () => look(view));
  part("forget").addEventListener("click", () => whileBusy(part("forget"), forget));
  addEventListener("online", refresh);
  addEventListener("offline", () => hear({ state: "no-line" }));
  document.addEventListener("visibilitychange", () => (document.hidden ? closeCamera() : refresh()));
  setInterval(() => (document.hidden ? undefined : refresh()), REFRESH_MS);
  setInterval(changed, 30_000); // half-days begin and end by themselves
  onChange(draw);
  clearAnswer();
  look("door");
}

/** Send what waits, and take the newest list. */
async function refresh() {
  if (!currentBundle()) return;
  await sendNow();
  try {
    await refreshBundle();
    hear({ state: "sent" });
  } catch (fault) {
    hear(fault instanceof Declined ? { state: "declined", fault } : { state: "no-line" });
  }
}

/** @param {import("./device-queue.js").News} news */
function hear({ state, fault, answered = [], results = [] }) {
  lineState = state;
  part("fault").textContent = fault ? fault.message || say("declined") : "";
  if (fault?.status === 401) forgetList();
  showOutcomes(answered, results);
  changed();
}

/**
 * Say what only the server could know: who an unknown pass was, and what it does not take.
 * @param {import("./device-store.js").Entry[]} answered @param {any[]} results
 */
function showOutcomes(answered, results) {
  const trouble = answered.findLast(({ outcome }) => !["new", "same"].includes(outcome ?? ""));
  if (trouble) return answer("bad", capital(say(`outcome_${trouble.outcome}`)), { detail: say(`reason_${trouble.reason || trouble.outcome}`) });
  const known = answered.findLast(({ isUnknown }) => isUnknown);
  const name = results.find(({ fact_id: id }) => id === known?.fact.fact_id)?.name_shown;
  if (name) answer("good", say("recognised"), { name });
}

/** @param {string} words */
const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

/** This phone was turned off by the organiser: names go, facts stay until they are handed over. */
async function forgetList() {
  lock();
  const emptied = { ...currentBundle(), people: {}, index: { ...currentBundle().index, sealed: "" } };
  await keep({ bundle: emptied, token: undefined });
  setToken(undefined);
  await setBundle(emptied);
  changed();
}

/** Erase everything here, where nothing is left to send or the clerk asks twice. */
async function forget() {
  const asked = part("forget-fault");
  const left = waiting().length;
  if (!asked.textContent) {
    asked.replaceChildren(
      left ? say("forget_unsent", { count: left }) : say("forget_sure"),
      " ",
      button(say("forget_do"), () => forgetAll().then(() => location.reload()), "is-danger"),
    );
  }
}

/** The list's time is over: a drawer full of old phones holds no names. */
const isOver = () => currentBundle() !== undefined && now() > Date.parse(currentBundle().forget_at);

/** @param {string} section */
function show(section) {
  for (const each of ["unfit", "elsewhere", "enrol", "work"]) part(each).hidden = each !== section;
  part("tabs").hidden = section !== "work";
}

/** @param {string} view */
function look(view) {
  for (const each of VIEWS) {
    part(`view-${each}`).hidden = each !== view;
    if (each === view) part(`to-${each}`).setAttribute("aria-current", "page");
    else part(`to-${each}`).removeAttribute("aria-current");
  }
  if (view !== "door") closeCamera();
  scrollTo(0, 0);
}

function draw() {
  const { site, conference } = currentBundle();
  const { halfDay, isOpen } = halfDayNow();
  part("site").textContent = `${site.code} · ${site.name}`;
  part("conference").textContent = conference.title;
  part("half-day").textContent = halfDay ? halfDayWords(halfDay) : say("no_half_day");
  part("outside").hidden = isOpen;
  const left = waiting().length;
  const words = { unknown: "line_unknown", sending: "sending", sent: left ? "sending" : "all_sent", declined: "line_declined", "no-line": "no_line" };
  part("state").textContent = say(/** @type {any} */ (words)[lineState], { count: left });
  part("state").dataset.tone = lineState === "sent" && !left ? "good" : lineState === "declined" ? "bad" : "warn";
  part("state").dataset.waiting = String(left);
  part("trouble-count").textContent = troubles().length ? String(troubles().length) : "";
}

/** One page at a time: two would not know of each other's facts. @returns {Promise<boolean>} */
const isOnlyTab = () =>
  new Promise((resolve) => {
    navigator.locks.request("nhipcau-may", { ifAvailable: true }, (held) => {
      resolve(held !== null);
      return held ? new Promise(() => {}) : undefined;
    });
  });

/** Keep page and facts on the phone. */
async function keepWorking() {
  const { worker, scope } = page.dataset;
  await navigator.serviceWorker.register(worker, { scope, updateViaCache: "none" });
  await navigator.serviceWorker.ready;
  await navigator.storage?.persist?.();
  page.dataset.ready = "yes";
  part("ready").hidden = false;
}

start();
