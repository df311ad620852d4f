/* What a visitor keeps: in this browser alone. A button on each card, the way to the list, and the list's own page. */

const NAME = "entraide-list";
// As many as one sheet holds; network/catalogue/shortlist.py shows no more.
const MOST = 8;
const bar = document.querySelector("[data-my-list]");
const listPage = document.querySelector("[data-shortlist]");

/* Without a store (refused by the browser) there is no list, and no button promises one. */
function canKeep() {
  try {
    localStorage.setItem(`${NAME}-try`, "1");
    localStorage.removeItem(`${NAME}-try`);
    return true;
  } catch {
    return false;
  }
}

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME));
    return Array.isArray(found) ? found.filter((id) => typeof id === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(ids) {
  if (ids.length) localStorage.setItem(NAME, JSON.stringify(ids));
  else localStorage.removeItem(NAME);
}

function say(sentence, number) {
  bar.querySelector("[role=status]").textContent = sentence.replace("{number}", number);
}

function addButton(card) {
  if (card.querySelector("[data-keep]")) return;
  const button = bar.querySelector("template").content.cloneNode(true);
  button.querySelector("[data-title]").textContent = ` – ${card.dataset.title ?? card.querySelector("a").textContent.trim()}`;
  card.append(button);
}

function show() {
  const ids = kept();
  for (const card of document.querySelectorAll("[data-card]")) {
    addButton(card);
    const isKept = ids.includes(card.dataset.card);
    card.querySelector("[data-add]").hidden = isKept;
    card.querySelector("[data-remove]").hidden = !isKept;
  }
  const link = bar.querySelector("a");
  link.hidden = Boolean(listPage) || !ids.length;
  link.querySelector("[data-number]").textContent = ids.length;
}

function toggle(id) {
  const ids = kept();
  const { sayKept, sayRemoved, sayFull } = bar.dataset;
  if (!ids.includes(id) && ids.length >= MOST) return say(sayFull, MOST);
  const now = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  keep(now);
  say(now.length > ids.length ? sayKept : sayRemoved, now.length);
  show();
  if (now.length < ids.length) leave(id);
}

/* On the list's page what was removed goes from the address, so from the sheet and from the letter too. */
function leave(id) {
  if (!listPage) return;
  const shown = new URLSearchParams(location.search);
  openList(shown.getAll("card").filter((other) => other !== id));
}

function openList(ids) {
  const asked = new URLSearchParams(ids.map((id) => ["card", id]));
  location.replace(ids.length ? `${location.pathname}?${asked}` : location.pathname);
}

if (bar && canKeep()) {
  document.documentElement.classList.add("has-list");
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-keep]");
    if (button) toggle(button.closest("[data-card]").dataset.card);
    else if (target.closest("[data-print]")) print();
    else if (target.closest("[data-forget]")) {
      keep([]);
      openList([]);
    }
  });
  document.addEventListener("results", show);
  addEventListener("storage", show);
  show();
  if (listPage && !location.search && kept().length) openList(kept());
}
