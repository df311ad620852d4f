/* Filters that answer at once: each change asks the same address for the new page and swaps the parts marked data-swap.
   Whatever goes wrong, the form is sent the plain way. */

const WAIT_BEFORE_ASKING = 250;
const form = document.querySelector("form[data-live-filters]");
let asking = null;
let timer = 0;

function addressOf(filters) {
  const address = new URL(filters.action, location.href);
  for (const [name, value] of new FormData(filters)) {
    if (value !== "") address.searchParams.append(name, value);
  }
  return address;
}

/* A selector that finds the same control in the new page: by its id, or by the choice it stands for. */
function whereIs(element) {
  if (element?.id) return `#${CSS.escape(element.id)}`;
  if (!element?.name) return "";
  return `[data-live-filters] [name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
}

/* What people unfolded stays unfolded, and the focus stays where it was, in the new parts of the page. */
function swap(page) {
  const focused = whereIs(document.activeElement);
  for (const old of document.querySelectorAll("[data-swap]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh) continue;
    for (const details of old.querySelectorAll("details[id]")) {
      const same = fresh.querySelector(`#${CSS.escape(details.id)}`);
      if (same) same.open = details.open;
    }
    old.replaceWith(document.adoptNode(fresh));
  }
  document.title = page.title;
  if (focused && !document.activeElement?.matches(focused)) {
    document.querySelector(focused)?.focus({ preventScroll: true });
  }
}

function announce() {
  const region = document.querySelector("[data-announce]");
  const count = document.querySelector("[data-count]");
  if (region && count) region.textContent = count.textContent;
}

async function show(address, { remember }) {
  asking?.abort();
  asking = new AbortController();
  const results = document.getElementById("results");
  results?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (remember) history.pushState({ filters: true }, "", address);
    announce();
    results?.removeAttribute("aria-busy");
    document.dispatchEvent(new Event("results"));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

if (form) {
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(addressOf(form), { remember: true }), WAIT_BEFORE_ASKING);
  };
  form.addEventListener("change", ({ target }) => {
    // A date changes with each of its parts while it is typed: wait until the person has left it.
    if (target.type === "date") target.addEventListener("blur", ask, { once: true });
    else ask();
  });
  // Going back shows the choices of that moment; an anchor alone (#filters) asks nothing.
  addEventListener("popstate", (event) => {
    if (event.state?.filters || !location.hash) show(new URL(location.href), { remember: false });
  });
}
