// @ts-check
/** Elements, made with text only: nothing that came over the line or out of a seal becomes markup. */

/** @param {string} id @returns {any} the element; the page has it */
export const part = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks #${id}`);
  return found;
};

/**
 * @param {string} tag @param {Record<string, any>} [properties] @param {...(Node | string)} children
 * @returns {any}
 */
export function make(tag, properties = {}, ...children) {
  const { data, ...rest } = properties;
  const made = Object.assign(document.createElement(tag), rest);
  Object.assign(made.dataset, data ?? {});
  made.append(...children);
  return made;
}

/** A button that runs one thing at a time. @param {string} words @param {() => unknown} act @param {string} [look] */
export function button(words, act, look = "") {
  const made = make("button", { type: "button", className: `button ${look}`, textContent: words });
  made.addEventListener("click", () => whileBusy(made, act));
  return made;
}

/** @param {HTMLButtonElement} pressed @param {() => unknown} act */
export async function whileBusy(pressed, act) {
  if (pressed.getAttribute("aria-busy") === "true") return;
  pressed.setAttribute("aria-busy", "true");
  try {
    await act();
  } finally {
    pressed.removeAttribute("aria-busy");
  }
}

/**
 * Let a form act without sending itself anywhere.
 * @param {string} id @param {(form: HTMLFormElement) => unknown} act
 */
export function onSubmit(id, act) {
  const form = /** @type {HTMLFormElement} */ (part(id));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const pressed = form.querySelector("button[type=submit]");
    whileBusy(/** @type {HTMLButtonElement} */ (pressed), () => act(form));
  });
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} what stands in its fields, spaces trimmed */
export const filledIn = (form) =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim().replace(/\s+/g, " ")]));
