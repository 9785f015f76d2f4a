// Says how much of a limited text is used, in the words the page gives.

function countOf(area) {
  return document.getElementById(`${area.id}-count`);
}

// The server counts code points after line breaks became one character each.
function lengthOf(text) {
  return [...text.replaceAll("\r\n", "\n")].length;
}

function show(area) {
  const line = countOf(area);
  if (!line) return;
  const limit = Number(area.dataset.counter);
  const used = lengthOf(area.value);
  const over = used - limit;
  const pattern = over > 0 ? line.dataset.counterOver : line.dataset.counterWords;
  line.textContent = pattern
    .replace("{used}", used)
    .replace("{limit}", limit)
    .replace("{over}", over);
  line.classList.toggle("count--over", over > 0);
}

function showAll() {
  document.querySelectorAll("textarea[data-counter]").forEach(show);
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.("textarea[data-counter]")) show(event.target);
});
document.addEventListener("htmx:after:swap", showAll);
showAll();
