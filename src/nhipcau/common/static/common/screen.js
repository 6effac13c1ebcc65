// The little that pages need of a script: errors take the focus, a long menu shows where one is, htmx errors are said aloud,
// the key "/" leads to the search from wherever nobody types.
document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("error-summary")?.focus();
  const rail = document.getElementById("menu");
  const here = rail?.querySelector('[aria-current="page"]');
  if (here && here.offsetTop + here.offsetHeight > rail.clientHeight) rail.scrollTop = here.offsetTop - rail.clientHeight / 2;
});
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401 || status === 403) window.location.reload();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = [document.getElementById("find-words"), document.getElementById("bar-words")].find((one) => one?.checkVisibility());
  const link = document.getElementById("bar-find-link");
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.select();
  else link.click();
});
