// Near names, offered while one types; the server offers the same after sending.

const WAIT = 250;
const SHORTEST = 2;
const timers = new WeakMap();
const asked = new WeakMap();

function boxOf(input) {
  return document.getElementById(`${input.id}-suggestions`);
}

function close(input) {
  boxOf(input)?.replaceChildren();
  asked.delete(input);
}

async function ask(input) {
  const box = boxOf(input);
  const words = input.value.trim();
  if (!box || words.length < SHORTEST) return close(input);
  const url = new URL(input.dataset.suggest, document.baseURI);
  url.searchParams.set("q", words);
  asked.set(input, words);
  try {
    const response = await fetch(url, { headers: { "X-Requested-With": "suggest" } });
    // A slower, older answer must not replace a newer one.
    if (!response.ok || asked.get(input) !== words) return undefined;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    box.replaceChildren(...page.body.childNodes);
  } catch {
    close(input);
  }
  return undefined;
}

function fill(button) {
  const box = button.closest(".suggestions");
  const input = document.getElementById(box.id.replace(/-suggestions$/u, ""));
  const uid = document.getElementById(`${input.id}-uid`);
  input.value = button.dataset.fill;
  if (uid) uid.value = button.dataset.fillId ?? "";
  close(input);
  input.focus();
}

function move(event) {
  const box = event.target.closest?.(".field")?.querySelector(".suggestions");
  const buttons = box ? [...box.querySelectorAll("button[data-fill]")] : [];
  if (buttons.length === 0) return;
  const input = box.parentElement.querySelector("[data-suggest]");
  const at = buttons.indexOf(document.activeElement);
  if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)].focus();
  else if (event.key === "ArrowUp") (at > 0 ? buttons[at - 1] : input).focus();
  else if (event.key === "Escape") {
    close(input);
    input.focus();
  } else return;
  event.preventDefault();
}

document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.matches?.("input[data-suggest]")) return;
  const uid = document.getElementById(`${input.id}-uid`);
  // Another name is another actor until one is chosen again.
  if (uid) uid.value = "";
  clearTimeout(timers.get(input));
  timers.set(input, setTimeout(() => ask(input), WAIT));
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".suggestions button[data-fill]");
  if (button) fill(button);
});
document.addEventListener("keydown", move);
document.addEventListener("focusout", (event) => {
  const box = event.target.closest?.(".field")?.querySelector(".suggestions");
  if (!box || box.parentElement.contains(event.relatedTarget)) return;
  const input = box.parentElement.querySelector("[data-suggest]");
  if (input) setTimeout(() => close(input), WAIT);
});
