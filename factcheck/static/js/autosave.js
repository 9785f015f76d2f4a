// Saves drafts while somebody writes; the Save button works the same without it.
// What could not be saved stays in the window (sessionStorage) and is put back.

const EVERY = 10_000;
const OUR_OWN = new Set(["csrf_token", "form_key", "version"]);
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

async function takeVersion(form, response) {
  const isJson = response.headers.get("Content-Type")?.includes("json");
  const version = isJson ? (await response.json()).version : undefined;
  if (version !== undefined && form.elements.version) form.elements.version.value = version;
}

async function answer(form, response, sent) {
  const state = forms.get(form);
  if (response.ok) {
    await takeVersion(form, response);
    state.saved = sent;
    sessionStorage.removeItem(keyOf(form));
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    say(form, "saved", { time: new Date().toLocaleTimeString(document.documentElement.lang, clock) });
  } else if (response.status === 401) {
    say(form, "expired", { trouble: true, link: true });
  } else if (response.status === 409) {
    // Trying again would only meet the other person's version again.
    state.stopped = true;
    say(form, "conflict", { trouble: true });
  } else {
    say(form, response.status < 500 ? "invalid" : "failed", { trouble: true });
  }
}

async function save(form) {
  const state = forms.get(form);
  const text = textOf(form);
  if (state.busy || state.stopped || text === state.saved) return;
  sessionStorage.setItem(keyOf(form), text);
  state.busy = true;
  const body = new FormData(form);
  // The key lets a form be taken once; it stays with the Save button.
  body.delete("form_key");
  const token = form.elements.csrf_token?.value ?? "";
  const headers = { "X-CSRFToken": token, "X-Requested-With": "autosave" };
  try {
    const url = form.dataset.autosave;
    const response = await fetch(url, { method: "POST", body, headers, redirect: "error" });
    await answer(form, response, text);
  } catch {
    say(form, "failed", { trouble: true });
  } finally {
    state.busy = false;
    sendWaiting(form, state);
  }
}

// The button's own request must carry the version that the save has just made, or
// it would meet that save as if it were somebody else's.
function sendWaiting(form, state) {
  const { waiting } = state;
  state.waiting = null;
  if (waiting) form.requestSubmit(waiting.submitter);
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
  form.addEventListener(
    "submit",
    (event) => {
      if (state.busy) {
        event.preventDefault();
        event.stopImmediatePropagation();
        state.waiting = { submitter: event.submitter };
        return;
      }
      sessionStorage.removeItem(keyOf(form));
      state.saved = textOf(form);
    },
    true,
  );
}

function watchAll() {
  for (const form of forms.keys()) if (!form.isConnected) forms.delete(form);
  const found = document.querySelectorAll("form[data-autosave]");
  found.forEach((form) => forms.has(form) || watch(form));
}

watchAll();
document.addEventListener("htmx:after:swap", watchAll);
setInterval(() => [...forms.keys()].forEach(save), EVERY);
window.addEventListener("beforeunload", (event) => {
  if ([...forms].some(([form, state]) => textOf(form) !== state.saved)) event.preventDefault();
});
