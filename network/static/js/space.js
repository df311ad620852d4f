/* Forms of the space: what is typed is kept, steps that are not needed fold away, hours are said back. Without this file
   every step shows, and a button keeps the draft. */

const form = document.querySelector("form[data-keep]");
const WAIT = 3000;
const AGAIN = 20000;
const HERE = copyOf(location.pathname);
let timer = 0;

function copyOf(path) {
  return `typed:${path}`;
}

/* The words stay in the browser until the site has them. */
function copy() {
  const typed = [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "do"].includes(name));
  sessionStorage.setItem(HERE, JSON.stringify(typed));
}

/* A session that ended answers with the log-in page. */
async function keep() {
  const data = new FormData(form);
  data.set("do", "keep");
  copy();
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (answer.redirected) return say(form.dataset.sayOut, true);
    if (!answer.ok) throw new Error(answer.status);
    say((await answer.json()).kept, false);
    sessionStorage.removeItem(HERE);
  } catch {
    say(form.dataset.sayOffline, true);
    timer = setTimeout(keep, AGAIN);
  }
}

function say(words, isProblem) {
  const said = form.querySelector("[data-kept]");
  if (said.textContent !== words) said.textContent = words;
  said.classList.toggle("space-said--problem", isProblem);
}

/* The edition too: these words were written over that one. */
function putBack(kept) {
  const values = new Map();
  for (const [name, value] of JSON.parse(kept)) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || field.type === "submit" || (field.type === "hidden" && field.name !== "edition")) continue;
    const found = values.get(field.name) ?? [];
    if (["checkbox", "radio"].includes(field.type)) field.checked = found.includes(field.value);
    else field.value = found[0] ?? "";
  }
}

/* The site answered what was sent from here, or from the form before this page: it has the words. */
function forget() {
  if (form) sessionStorage.removeItem(HERE);
  else if (document.referrer) sessionStorage.removeItem(copyOf(new URL(document.referrer).pathname));
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

if (document.querySelector("[data-answered]")) forget();

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
  const kept = sessionStorage.getItem(HERE);
  if (kept) {
    putBack(kept);
    timer = setTimeout(keep, WAIT);
  }
  fold();
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", ({ submitter }) => {
    clearTimeout(timer);
    if (submitter?.value === "drop") sessionStorage.removeItem(HERE);
    else copy();
  });
}
