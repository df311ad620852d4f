// Saves each tap at once. What could not leave stays in this browser, without a name, and is sent again.
const list = document.getElementById("attendance");
const state = list?.querySelector(".roster__state");
const KEPT = `attendance-${list?.dataset.session}`;
const AGAIN = 4000;
// Person → what was tapped last, where it goes, and when.
const waiting = new Map(kept());
let sending = false;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function keep() {
  try {
    if (waiting.size) localStorage.setItem(KEPT, JSON.stringify([...waiting]));
    else localStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing still sends while the page is open.
  }
}

function show(person, mark) {
  for (const button of document.querySelectorAll(`#${person} [data-mark]`)) {
    const isPressed = button.dataset.mark === mark;
    button.setAttribute("aria-pressed", isPressed);
    button.formAction = isPressed ? button.dataset.back : button.dataset.address;
  }
  const noted = { present: 0, absent: 0 };
  for (const mark of Object.keys(noted)) {
    noted[mark] = list.querySelectorAll(`[data-mark="${mark}"][aria-pressed="true"]`).length;
    count(mark, noted[mark]);
  }
  count("none", list.querySelectorAll(".comer").length - noted.present - noted.absent);
}

function count(mark, number) {
  document.querySelector(`[data-count="${mark}"]`).textContent = number;
}

function say(words) {
  state.hidden = false;
  state.dataset.kind = words;
  const said = state.dataset[words].replace("{n}", waiting.size);
  if (state.textContent !== said) state.textContent = said;
}

async function send() {
  if (sending || !waiting.size) return;
  sending = true;
  const words = await sendAll();
  sending = false;
  say(words);
  if (waiting.size) setTimeout(send, AGAIN);
}

async function sendAll() {
  let words = "saved";
  for (const [person, tap] of [...waiting]) {
    const outcome = await sendOne(person, tap);
    if (outcome === "waiting" || outcome === "login") return outcome;
    if (outcome === "refused") words = outcome;
    // Tapped again meanwhile: the later tap is still to send.
    if (waiting.get(person) === tap) waiting.delete(person);
    keep();
  }
  return waiting.size ? sendAll() : words;
}

async function sendOne(person, { address, at }) {
  const body = new URLSearchParams({
    csrfmiddlewaretoken: list.querySelector("[name=csrfmiddlewaretoken]").value,
    age: Math.max(0, Date.now() - at),
  });
  try {
    const headers = { Accept: "application/json" };
    const signal = AbortSignal.timeout(10000);
    const answer = await fetch(address, { method: "POST", body, headers, signal, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 403) return "login";
    if (answer.status >= 500 || answer.status === 429) return "waiting";
    if (!answer.ok) return "refused";
    const { attendance } = await answer.json();
    if (waiting.get(person)?.at === at) show(person, attendance);
    return "saved";
  } catch {
    return "waiting";
  }
}

function tap(button) {
  const person = button.closest(".comer").id;
  const isUndone = button.getAttribute("aria-pressed") === "true";
  const address = isUndone ? button.dataset.back : button.dataset.address;
  const mark = isUndone ? "" : button.dataset.mark;
  waiting.set(person, { address, mark, at: Date.now() });
  keep();
  show(person, mark);
  send();
}

if (state) {
  list.addEventListener("submit", (event) => {
    if (!event.submitter?.dataset.mark) return;
    event.preventDefault();
    tap(event.submitter);
  });
  addEventListener("online", send);
  for (const [person, { mark }] of waiting) {
    if (document.getElementById(person)) show(person, mark);
    else waiting.delete(person);
  }
  send();
}

// A form sent into a hole in the network would take with it what was typed: ask first whether anybody is there.
const walkIn = document.getElementById("walk-in");
walkIn?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const isThere = await fetch(import.meta.url, { method: "HEAD", cache: "no-store" }).then(
    (answer) => answer.ok,
    () => false,
  );
  walkIn.querySelector("[role=alert]").hidden = isThere;
  if (isThere) walkIn.submit();
});
