// Shows what to make simpler under the text being written in the admin. It advises and never blocks:
// when the server does not answer, nothing is shown.
const PAUSE_MS = 800;
const LONG_ENOUGH = 150;
// Addresses and lists of words are not read as sentences.
const LEFT_ALONE = "[name$=slug], [name=terms], [name=term], [name=plain]";

const config = JSON.parse(document.getElementById("wagtail-config").textContent);
const address = document.querySelector("script[data-readability]").dataset.readability;
const waiting = new WeakMap();
const asked = new WeakMap();

function textOf(target) {
  const rich = target.closest("[contenteditable=true]");
  if (rich) return rich.innerText;
  if (target.matches(LEFT_ALONE)) return null;
  const isLong = target.matches("textarea") || (target.matches("input[type=text]") && target.maxLength >= LONG_ENOUGH);
  return isLong ? target.value : null;
}

function places(field) {
  let list = field.querySelector(":scope > [data-readability]");
  if (!list) {
    list = document.createElement("ul");
    list.className = "readability";
    list.dataset.readability = "";
    list.setAttribute("aria-live", "polite");
    list.setAttribute("role", "list");
    field.append(list);
  }
  return list;
}

function show(field, hints) {
  const items = hints.map((hint) => {
    const item = document.createElement("li");
    item.textContent = hint;
    return item;
  });
  places(field).replaceChildren(...items);
}

async function ask(field, text) {
  if (asked.get(field) === text) return;
  asked.set(field, text);
  const body = new URLSearchParams({ text, language: config.ACTIVE_CONTENT_LOCALE ?? "" });
  const headers = { [config.CSRF_HEADER_NAME]: config.CSRF_TOKEN };
  const answer = await fetch(address, { method: "POST", body, headers }).catch(() => null);
  if (!answer?.ok || asked.get(field) !== text) return;
  show(field, (await answer.json()).hints);
}

function listen({ target }) {
  const field = target.closest?.("[data-field]");
  const text = field ? textOf(target) : null;
  if (text === null) return;
  places(field);
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(ask, PAUSE_MS, field, text));
}

for (const event of ["input", "keyup", "focusin", "focusout"]) document.addEventListener(event, listen);
