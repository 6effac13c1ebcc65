// Marking a clause by selecting text, and adding a found unit to the list of names. Without it paragraphs have
// check boxes, numbered clauses their own buttons, and names are typed one a line.
document.addEventListener("DOMContentLoaded", () => {
  const bar = document.querySelector(".directive-bar");
  const letters = (text) => Array.from(text).length; // the office counts code points, a browser half of some
  const lines = Array.from(document.querySelectorAll(".directive-line"));

  const offset = (line, node, at) => {
    const before = document.createRange();
    before.selectNodeContents(line);
    before.setEnd(node, at);
    return Number(line.dataset.start) + letters(before.toString());
  };

  const chosen = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const touched = lines.filter((line) => range.intersectsNode(line));
    if (!touched.length) return null;
    const [first, last] = [touched[0], touched[touched.length - 1]];
    const start = first.contains(range.startContainer)
      ? offset(first, range.startContainer, range.startOffset)
      : Number(first.dataset.start);
    const end = last.contains(range.endContainer)
      ? offset(last, range.endContainer, range.endOffset)
      : Number(last.dataset.end);
    const words = touched.map((line) => {
      const part = document.createRange();
      part.selectNodeContents(line);
      if (line.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
      if (line.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
      return part.toString();
    });
    return end > start ? { span: `${start}:${end}`, words: words.join("\n").trim() } : null;
  };

  if (bar) {
    document.addEventListener("selectionchange", () => {
      if (bar.contains(document.activeElement)) return;
      const found = chosen();
      bar.hidden = !found;
      if (!found) return;
      bar.elements.span.value = found.span;
      bar.elements.words.value = found.words;
      bar.querySelector(".directive-bar-words").textContent = found.words;
    });
  }

  const [names, search] = [document.querySelector("[data-units]"), document.querySelector("[data-unit]")];
  if (names && search) {
    search.addEventListener("change", () => {
      const known = Array.from(document.querySelectorAll("#unit-suggestions option"), (one) => one.value);
      if (!known.includes(search.value)) return;
      const typed = names.value.split("\n").filter((name) => name.trim());
      if (!typed.includes(search.value)) names.value = [...typed, search.value].join("\n");
      search.value = "";
    });
  }
});
