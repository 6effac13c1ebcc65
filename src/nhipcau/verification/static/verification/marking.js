// Marking with the mouse or the keyboard's selection, and copying an offer into its field. Without it every
// sentence has its own button and a form to cut it.
document.addEventListener("DOMContentLoaded", () => {
  const bar = document.querySelector(".mark-bar");
  const letters = (text) => Array.from(text).length; // the office counts code points, a browser half of some
  const joins = (one, two) => /[\p{L}\p{M}\p{N}]/u.test(one) && /[\p{L}\p{M}\p{N}]/u.test(two);

  const place = (node, offset) => {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest(".sentence-text");
    if (!holder || node.nodeType !== Node.TEXT_NODE) return null;
    return { holder, text: node.data, at: offset };
  };

  const wholeWords = (from, to, dense) => {
    let [start, end] = [from.at, to.at];
    if (dense) return [start, end];
    while (start > 0 && start < from.text.length && joins(from.text[start - 1], from.text[start])) start -= 1;
    while (end > 0 && end < to.text.length && joins(to.text[end - 1], to.text[end])) end += 1;
    return [start, end];
  };

  const chosen = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const from = place(range.startContainer, range.startOffset);
    const to = place(range.endContainer, range.endOffset);
    const article = from?.holder.closest(".mark-article");
    if (!from || !to || !article || article !== to.holder.closest(".mark-article")) return null;
    const [start, end] = wholeWords(from, to, "unspaced" in article.dataset);
    const first = Number(from.holder.dataset.start) + letters(from.text.slice(0, start));
    const last = Number(to.holder.dataset.start) + letters(to.text.slice(0, end));
    const words = from.holder === to.holder ? from.text.slice(start, end) : selection.toString();
    return last > first ? { span: `${article.dataset.span}:${first}:${last}`, words } : null;
  };

  if (bar) {
    document.addEventListener("selectionchange", () => {
      if (bar.contains(document.activeElement)) return;
      const found = chosen();
      bar.hidden = !found;
      if (!found) return;
      bar.elements.span.value = found.span;
      bar.querySelector(".mark-bar-words").textContent = found.words;
    });
  }
  document.querySelectorAll("[data-offer-for]").forEach((offer) => {
    offer.addEventListener("click", () => {
      const field = document.getElementById(offer.dataset.offerFor);
      if (!field) return;
      field.value = offer.textContent.trim();
      field.focus();
    });
  });
});
