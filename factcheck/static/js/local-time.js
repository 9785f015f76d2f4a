// Adds the reader's own time after every moment given in UTC.
// The page names UTC; where the two zones agree there is nothing to add.

const language = document.documentElement.lang || undefined;
const SELECTOR = 'time[datetime*="T"][datetime$="Z"]:not([data-local])';

function words(moment) {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const local = { ...clock, timeZoneName: "short" };
  const sameDay = moment.toDateString() === utcDay(moment);
  const format = sameDay ? local : { day: "numeric", month: "long", ...local };
  return new Intl.DateTimeFormat(language, format).format(moment);
}

function utcDay(moment) {
  const shifted = moment.getTime() + moment.getTimezoneOffset() * 60_000;
  return new Date(shifted).toDateString();
}

function addLocalTimes(root) {
  for (const element of root.querySelectorAll(SELECTOR)) {
    element.dataset.local = "";
    const moment = new Date(element.dateTime);
    if (Number.isNaN(moment.getTime()) || moment.getTimezoneOffset() === 0) continue;
    const note = document.createElement("span");
    note.className = "local-time";
    note.textContent = ` (${words(moment)})`;
    element.after(note);
  }
}

addLocalTimes(document);
document.addEventListener("htmx:after:swap", () => addLocalTimes(document));
