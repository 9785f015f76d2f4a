// Saves drafts while somebody writes; the Save button works the same without it.
// What could not be saved stays in the window (sessionStorage) and is put back.

const EVERY = 10_000;
const OUR_OWN = new Set(["csrf_token", "form_key", "version"]);
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const TROUBLES = { 401: "expired", 409: "conflict" };
const forms = new Map();

function textOf(form) {
  const entries = [...new FormData(form)].filter(
    ([name, value]) => !OUR_OWN.has(name) && typeof value === "string",
  );
  return JSON.stringify(entries);
}

function keyOf(form) {
  return `draft:${form.dataset.autosave}`;
}

function say(form, name, { trouble = false, link = false, time = "" } = {}) {
  const line = form.querySelector("[data-autosave-status]");
  if (!line) return;
  const words = line.dataset[name].replace("{time}", time);
  line.classList.toggle("autosave--trouble", trouble);
  if (line.textContent !== words) line.textContent = words;
  if (!link) return;
  const anchor = document.createElement("a");
  Object.assign(anchor, { href: line.dataset.loginUrl, target: "_blank", rel: "noopener" });
  anchor.textContent = line.dataset.loginWords;
  line.append(" ", anchor);
}

async function answer(form, response, sent) {
  const state = forms.get(form);
  if (response.ok) {
    const isJson = response.headers.get("Content-Type")?.includes("json");
    const { version } = isJson ? await response.json() : {};
    if (version !== undefined && form.elements.version) form.elements.version.value = version;
    state.saved = sent;
    sessionStorage.removeItem(keyOf(form));
    say(form, "saved", { time: new Date().toLocaleTimeString(document.documentElement.lang, CLOCK) });
    return;
  }
  // After a conflict, trying again would only meet the other person's version again.
  state.stopped = response.status === 409;
  const name = TROUBLES[response.status] ?? (response.status < 500 ? "invalid" : "failed");
  say(form, name, { trouble: true, link: response.status === 401 });
}

async function save(form) {
  const [state, text] = [forms.get(form), textOf(form)];
  if (state.busy || state.stopped || text === state.saved) return;
  sessionStorage.setItem(keyOf(form), text);
  state.busy = true;
  const body = new FormData(form);
  // The key lets a form be taken once; it stays with the Save button.
  body.delete("form_key");
  const token = form.elements.csrf_token?.value ?? "";
  const headers = { "X-CSRFToken": token, "X-Requested-With": "autosave" };
  const request = { method: "POST", body, headers, redirect: "error" };
  try {
    await answer(form, await fetch(form.dataset.autosave, request), text);
  } catch {
    say(form, "failed", { trouble: true });
  } finally {
    state.busy = false;
    if (state.waiting) form.requestSubmit(state.waiting);
  }
}

// A button's request waits for a save on its way: it must carry the version that the
// save makes, or it would meet that save as if it were somebody else's.
function beforeSending(event, form, state) {
  state.waiting = state.busy ? event.submitter : null;
  if (!state.busy) {
    sessionStorage.removeItem(keyOf(form));
    state.saved = textOf(form);
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}

function putBack(form) {
  const kept = sessionStorage.getItem(keyOf(form));
  if (!kept || kept === textOf(form)) return;
  const entries = JSON.parse(kept);
  for (const control of form.elements) {
    if (!control.name || control.type === "hidden" || control.multiple) continue;
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") {
      control.checked = values.includes(control.value);
    } else if (values.length > 0) {
      [control.value] = values;
    }
  }
  say(form, "restored");
}

function watch(form) {
  const state = { saved: textOf(form), busy: false, stopped: false, waiting: null };
  forms.set(form, state);
  putBack(form);
  form.addEventListener("input", () => say(form, "unsaved"));
  form.addEventListener("focusout", () => save(form));
  form.addEventListener("submit", (event) => beforeSending(event, form, state), true);
}

function watchAll() {
  for (const form of forms.keys()) if (!form.isConnected) forms.delete(form);
  for (const form of document.querySelectorAll("form[data-autosave]")) forms.has(form) || watch(form);
}

watchAll();
document.addEventListener("htmx:after:swap", watchAll);
setInterval(() => [...forms.keys()].forEach(save), EVERY);
window.addEventListener("beforeunload", (event) => {
  if ([...forms].some(([form, state]) => textOf(form) !== state.saved)) event.preventDefault();
});
