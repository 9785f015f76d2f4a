// Single keys for long days; off by a switch, and never while somebody types.

const SWITCH = "keys-off";
const dialog = document.getElementById("keys-help");
const opener = document.querySelector("[data-keys-open]");
const toggle = document.querySelector("[data-keys-switch]");

function isOff() {
  return localStorage.getItem(SWITCH) === "1";
}

function isTyping(target) {
  return Boolean(target.closest?.("input, textarea, select, [contenteditable], dialog"));
}

function lines() {
  return [...document.querySelectorAll("[data-keys-list] [data-keys-item]")];
}

function step(by) {
  const all = lines();
  if (all.length === 0) return false;
  const at = all.indexOf(document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by;
  const line = all[Math.min(Math.max(next, 0), all.length - 1)];
  line.focus();
  line.scrollIntoView({ block: "nearest" });
  return true;
}

function press(key) {
  const named = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (named) named.click();
  return Boolean(named);
}

function search() {
  const box = document.querySelector("[data-search]");
  box?.focus();
  return Boolean(box);
}

function help() {
  if (!dialog) return false;
  if (toggle) toggle.checked = !isOff();
  dialog.showModal();
  return true;
}

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  "/": search,
  "?": help,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.defaultPrevented || isOff() || isTyping(event.target)) return;
  const act = ACTS[event.key];
  const done = act ? act() : event.key.length === 1 && press(event.key);
  if (done) event.preventDefault();
});

if (opener) {
  opener.hidden = false;
  opener.addEventListener("click", help);
}
toggle?.addEventListener("change", () => {
  localStorage.setItem(SWITCH, toggle.checked ? "0" : "1");
});
