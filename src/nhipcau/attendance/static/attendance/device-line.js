// @ts-check
/** Talking with the server: one request, one of three ends. */
import { learnOffset } from "./device-clock.js";

const PATIENCE_MS = 20_000;

/** The network did not answer; try again later. */
export class NoLine extends Error {}

/** The server declined, with words for a person. */
export class Declined extends Error {
  /** @param {number} status @param {any} said */
  constructor(status, said) {
    super(typeof said?.error === "string" ? said.error : "");
    this.status = status;
    this.said = said;
  }
}

/** @type {string} */
let base = "";
/** @type {string | undefined} */
let token;

/** @param {string} address where the API hangs */
export function setBase(address) {
  base = address;
}

/** @param {string | undefined} latest */
export function setToken(latest) {
  token = latest;
}

/**
 * Ask, and learn the time from the answer.
 * @param {string} path @param {object} [body] sent as JSON; without it nothing is sent
 * @returns {Promise<{ said: any, offset: number | undefined }>}
 */
export async function ask(path, body) {
  const askedAt = Date.now();
  const response = await fetch(base + path, request(body)).catch(() => {
    throw new NoLine();
  });
  const said = await response.json().catch(() => undefined);
  if (response.status === 429 || response.status >= 500) throw new NoLine();
  if (!response.ok) throw new Declined(response.status, said);
  if (said === undefined) throw new NoLine(); // some hotel's sign-in page, not our server
  const offset = said.server_now ? learnOffset(said.server_now, askedAt, Date.now()) : undefined;
  return { said, offset };
}

/** @param {object | undefined} body @returns {RequestInit} */
function request(body) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Device ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  return {
    method: body ? "POST" : "GET",
    headers,
    body: body ? JSON.stringify(body) : undefined,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  };
}
