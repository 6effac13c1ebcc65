// The little that pages need of a script: errors take the focus, a long menu shows where one is, htmx errors are said aloud.
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
