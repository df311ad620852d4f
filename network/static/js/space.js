/* Forms of the space: what is typed is kept, steps that are not needed fold away, hours are said back. Without this file
   every step shows, and a button keeps the draft. */

const form = document.querySelector("form[data-keep]");
const WAIT = 3000;
const HERE = `typed:${location.pathname}`;
let timer = 0;

/* A session that ended answers with the log-in page: the words stay in the browser until they are kept. */
async function keep() {
  const data = new FormData(form);
  data.set("do", "keep");
  sessionStorage.setItem(HERE, JSON.stringify([...data].filter(([name]) => !["csrfmiddlewaretoken", "do"].includes(name))));
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    form.querySelector("[data-kept]").textContent = (await answer.json()).kept;
    sessionStorage.removeItem(HERE);
  } catch {
    // Without network the words are in the browser.
  }
}

function putBack() {
  const kept = sessionStorage.getItem(HERE);
  if (!kept) return;
  const values = new Map();
  for (const [name, value] of JSON.parse(kept)) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || field.type === "submit" || field.type === "hidden") continue;
    const found = values.get(field.name) ?? [];
    if (["checkbox", "radio"].includes(field.type)) field.checked = found.includes(field.value);
    else field.value = found[0] ?? "";
  }
}

function fold() {
  const data = new FormData(form);
  for (const step of form.querySelectorAll("[data-when]")) {
    const isWrong = step.querySelector(".field--wrong");
    step.hidden = !isWrong && !step.dataset.values.split(" ").includes(data.get(step.dataset.when));
  }
}

async function sayHours(field) {
  const said = form.querySelector("[data-hours-said]");
  try {
    const answer = await fetch(`${form.dataset.hours}?${new URLSearchParams({ q: field.value })}`);
    const { words, problem } = await answer.json();
    said.textContent = problem || words;
    said.classList.toggle("space-said--problem", Boolean(problem));
  } catch {
    said.textContent = "";
  }
}

if (form) {
  let hours = 0;
  const touched = ({ target }) => {
    fold();
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
    if (target.name !== "opening_hours") return;
    clearTimeout(hours);
    hours = setTimeout(() => sayHours(target), 400);
  };
  putBack();
  fold();
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sessionStorage.removeItem(HERE);
  });
}
