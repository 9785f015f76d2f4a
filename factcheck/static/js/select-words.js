// Words selected on a page fill the field that asks for them.

const SETTLED = 200;
const page = document.querySelector("[data-words-from]");
const field = document.querySelector("[data-words-to]");

function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return "";
  const range = selection.getRangeAt(0);
  const inside = page.contains(range.startContainer) && page.contains(range.endContainer);
  return inside ? selection.toString().trim() : "";
}

if (page && field) {
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const words = selected();
      if (words) field.value = words;
    }, SETTLED);
  });
}
