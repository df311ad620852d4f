/* Suggestions while one types a place or what to learn: the combobox of the ARIA Authoring Practices (list, manual
   choice). Without this file, or without an answer, the field takes whatever is typed. */

const PLACES = {
  address: "/api/v1/communes",
  value: (item) => item.label ?? item.name,
  name: (item) => item.name,
  detail: (item) => [item.postcodes[0], item.department_name].filter(Boolean).join(" · "),
};
const WORDS = {
  address: "/api/v1/suggestions",
  value: (item) => item.label,
  name: (item) => item.label,
  detail: (item) => item.detail,
};
const SHORTEST = 2;
const WAIT_BEFORE_ASKING = 180;
let made = 0;

class Suggest {
  constructor(input, source) {
    this.input = input;
    this.source = source;
    this.items = [];
    this.active = -1;
    this.timer = 0;
    this.asking = null;
    this.list = this.#makeList();
    this.#describe();
    this.#listen();
  }

  #makeList() {
    const list = document.createElement("ul");
    list.id = `suggestions-${++made}`;
    list.className = "suggest__list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    const label = document.querySelector(`label[for="${CSS.escape(this.input.id)}"]`);
    if (label) list.setAttribute("aria-label", label.textContent.trim());
    const box = document.createElement("div");
    box.className = "suggest";
    this.input.parentElement.after(box);
    this.status = document.createElement("div");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    box.append(list, this.status);
    return list;
  }

  #describe() {
    const attributes = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
      autocomplete: "off",
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  #listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#ask(), WAIT_BEFORE_ASKING);
    });
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.#close());
    // pointerdown would take the focus away from the field before the choice is made.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose([...this.list.children].indexOf(option));
    });
  }

  async #ask() {
    const typed = this.input.value.trim();
    this.asking?.abort();
    if (typed.length < SHORTEST) return this.#close();
    this.asking = new AbortController();
    const query = new URLSearchParams({ q: typed });
    if (this.input.dataset.region) query.set("region", this.input.dataset.region);
    try {
      const headers = { "Accept-Language": document.documentElement.lang };
      const answer = await fetch(`${this.source.address}?${query}`, { headers, signal: this.asking.signal });
      if (!answer.ok) return this.#close();
      const body = await answer.json();
      this.#show(Array.isArray(body) ? body : body.results);
    } catch {
      // No suggestion is no failure: the field still works.
      this.#close();
    }
  }

  #show(items) {
    if (document.activeElement !== this.input) return;
    this.items = items;
    this.active = -1;
    this.list.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    this.#expand(items.length > 0);
    this.status.textContent = `${this.input.dataset.found ?? ""} ${items.length}`.trim();
  }

  #option(item, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.className = "suggest__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("strong");
    name.textContent = this.source.name(item);
    const detail = document.createElement("span");
    detail.className = "suggest__detail";
    detail.textContent = this.source.detail(item);
    option.append(name, " ", detail);
    return option;
  }

  #key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && !this.list.hidden) {
      event.preventDefault();
      const count = this.items.length;
      this.#activate((this.active + moves[event.key] + count + (this.active < 0 && event.key === "ArrowUp" ? 1 : 0)) % count);
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      this.#ask();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.#choose(this.active);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  #activate(index) {
    this.active = index;
    [...this.list.children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) {
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    });
  }

  #choose(index) {
    this.input.value = this.source.value(this.items[index]);
    this.#close();
  }

  #close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.#expand(false);
  }

  #expand(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.input.removeAttribute("aria-activedescendant");
    if (isOpen) return;
    this.active = -1;
    this.status.textContent = "";
  }
}

document.querySelectorAll("input[data-place-suggest]").forEach((input) => new Suggest(input, PLACES));
document.querySelectorAll("input[data-word-suggest]").forEach((input) => new Suggest(input, WORDS));
