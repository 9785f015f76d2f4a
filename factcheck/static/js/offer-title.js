// Importing an article: its first line is offered as title, and a file that is too
// large is named before it travels. The server does the same after sending.

const LONGEST = 200;
const source = document.querySelector("[data-title-source]");
const title = document.querySelector("[data-title]");
const file = document.querySelector("input[type=file][data-most-bytes]");
let offered = "";

function firstLine(text) {
  const line = text.split(/\r\n|\r|\n/u).find((each) => each.trim()) ?? "";
  const words = line.replace(/^\uFEFF/u, "").trim();
  return [...words].length <= LONGEST ? words : "";
}

// What a person typed is never replaced.
function offer(text) {
  if (title.value && title.value !== offered) return;
  offered = firstLine(text);
  title.value = offered;
}

async function look() {
  const chosen = file.files[0];
  const tooLarge = chosen && chosen.size > Number(file.dataset.mostBytes);
  file.setCustomValidity(tooLarge ? file.dataset.tooLarge : "");
  if (tooLarge) file.reportValidity();
  else if (chosen?.type === "text/plain") offer(await chosen.slice(0, 4096).text());
}

if (source && title) source.addEventListener("input", () => offer(source.value));
if (file && title) file.addEventListener("change", look);
