// Marking a claim: a selection in the article fills the quote and its surroundings.
// The server finds the place by exact, prefix and suffix; it counts, we do not.

const AROUND = 32;
const SETTLED = 200;
const article = document.querySelector("[data-article]");
const panel = document.querySelector("[data-mark-panel]");

function field(name) {
  return panel.querySelector(`[data-quote="${name}"]`);
}

// Code points, so that no character is cut in half.
function lastOf(text) {
  return [...text].slice(-AROUND).join("");
}

function firstOf(text) {
  return [...text].slice(0, AROUND).join("");
}

function textBetween(startNode, startOffset, endNode, endOffset) {
  const range = document.createRange();
  range.setStart(startNode, startOffset);
  range.setEnd(endNode, endOffset);
  return range.toString();
}

function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const inside = article.contains(range.startContainer) && article.contains(range.endContainer);
  return inside ? range : null;
}

// Blanks at the ends belong to the surroundings, not to the quote.
function parts(range) {
  const whole = range.toString();
  const exact = whole.trim();
  const lead = whole.slice(0, whole.indexOf(exact));
  const tail = whole.slice(lead.length + exact.length);
  const before = textBetween(article, 0, range.startContainer, range.startOffset) + lead;
  const after =
    tail +
    textBetween(range.endContainer, range.endOffset, article, article.childNodes.length);
  return { exact, prefix: lastOf(before), suffix: firstOf(after) };
}

function take() {
  const range = selected();
  const found = range ? parts(range) : null;
  if (!found?.exact) return false;
  for (const [name, text] of Object.entries(found)) field(name).value = text;
  field("exact").dispatchEvent(new Event("input", { bubbles: true }));
  panel.hidden = false;
  return true;
}

// A quote typed or changed by hand has other surroundings than the selection had.
function forgetSurroundings(event) {
  if (!event.isTrusted) return;
  field("prefix").value = "";
  field("suffix").value = "";
}

function isTyping(target) {
  return Boolean(target.closest?.("a, button, input, textarea, select"));
}

if (article && panel) {
  let timer = 0;
  if (!field("exact").value) panel.hidden = true;
  // Mouse, touch and the keyboard's caret all end in a changed selection.
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(take, SETTLED);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || isTyping(event.target) || !take()) return;
    event.preventDefault();
    field("exact").focus();
  });
  field("exact").addEventListener("input", forgetSurroundings);
  for (const opener of document.querySelectorAll("[data-mark-open]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => {
      take();
      panel.hidden = false;
      field("exact").focus();
    });
  }
}
