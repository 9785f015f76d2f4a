// Where the form to mark a claim is out of sight once a passage is selected: beside
// a long list of claims it is brought into view, and on a phone, where it is on the
// other tab, a button leads there. The form has taken the words by then.

const narrow = matchMedia("(max-width: 63.99rem)");
const link = document.querySelector("[data-mark-here]");
const panel = document.querySelector("[data-mark-panel]");
const exact = panel?.querySelector('[data-quote="exact"]');

if (link && exact) {
  exact.addEventListener("input", (event) => {
    if (event.isTrusted) return;
    link.hidden = !narrow.matches;
    // After the script that took the words has shown the form.
    if (!narrow.matches) requestAnimationFrame(() => panel.scrollIntoView({ block: "nearest" }));
  });
  link.addEventListener("click", () => {
    link.hidden = true;
  });
}
