// On a phone the panes of a case file are tabs, each keeping its scroll.
// Without this, and on wide screens, the same links lead to the same places.

const narrow = matchMedia("(max-width: 63.99rem)");
const scrolled = new Map();
let shown = "";

function links() {
  return [...document.querySelectorAll("[data-tabs] a")];
}

function panes() {
  return [...document.querySelectorAll("[data-panes] > .pane")];
}

function paneOf(id) {
  return id ? document.getElementById(id)?.closest("[data-panes] > .pane") : null;
}

function show(pane) {
  if (shown && shown !== pane.id) scrolled.set(shown, window.scrollY);
  const isNew = shown !== pane.id;
  shown = pane.id;
  for (const each of panes()) each.hidden = each !== pane;
  for (const link of links()) {
    if (link.hash === `#${pane.id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  return isNew;
}

function arrange() {
  if (panes().length === 0) return;
  if (!narrow.matches) {
    panes().forEach((each) => {
      each.hidden = false;
    });
    shown = "";
    return;
  }
  const named = paneOf(decodeURIComponent(location.hash.slice(1)));
  show(named ?? document.getElementById(shown) ?? panes()[0]);
}

// A link to anything inside a hidden pane opens that pane first.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || !narrow.matches) return;
  const id = decodeURIComponent(link.hash.slice(1));
  const pane = paneOf(id);
  if (!pane) return;
  const isNew = show(pane);
  if (pane.id !== id) return;
  event.preventDefault();
  history.replaceState(history.state, "", link.hash);
  if (isNew) window.scrollTo(0, scrolled.get(id) ?? 0);
});

narrow.addEventListener("change", arrange);
document.addEventListener("htmx:after:swap", arrange);
function arrive() {
  arrange();
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (narrow.matches && paneOf(place?.id)) place.scrollIntoView();
}

window.addEventListener("hashchange", arrive);
arrive();
