// Keeps the list of what is missing true while the draft saves itself.

const LIVE = ["#conditions", "#submit"];

function hasSaved(line) {
  return line.textContent.startsWith(line.dataset.saved.split("{time}")[0]);
}

async function refresh() {
  const response = await fetch(location.href, { headers: { "X-Requested-With": "case-file" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const place of LIVE) {
    const [now, then] = [page.querySelector(place), document.querySelector(place)];
    // Somebody may stand on a link of the list: what is the same stays.
    if (now && then && !now.isEqualNode(then)) then.replaceChildren(...now.childNodes);
  }
}

const line = document.querySelector("#draft [data-autosave-status]");
if (line) {
  new MutationObserver(() => {
    // Without a connection the list waits; the next saving asks again.
    if (hasSaved(line)) refresh().catch(() => {});
  }).observe(line, { childList: true, characterData: true, subtree: true });
}
