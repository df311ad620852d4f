/* One mark a place, near ones together; each says in words what it is, is reached by Tab, and knows its cards of the list. */

const MAP_ICON = 44;

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/* The words for screen readers, a number for the eyes. */
function icon(className, words, shown) {
  const html = document.createDocumentFragment();
  const number = element("span", "map__number", shown);
  number.setAttribute("aria-hidden", "true");
  html.append(number, element("span", "visually-hidden", words));
  const holder = element("span", "");
  holder.append(html);
  return L.divIcon({ className, html: holder, iconSize: [MAP_ICON, MAP_ICON] });
}

function fill(sentence, values) {
  const said = sentence.replace(/{(\w+)}/g, (_all, name) => values[name] ?? "");
  return said.replace(/(, )+$/, "");
}

function mostCommon(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0][0];
}

const cardOf = (id) => document.querySelector(`[data-card="${CSS.escape(id)}"]`);

export class Marks {
  constructor(map, words, calm) {
    this.map = map;
    this.words = words;
    this.byCard = new Map();
    this.group = L.markerClusterGroup({
      animate: !calm, showCoverageOnHover: false, maxClusterRadius: 50,
      iconCreateFunction: (cluster) => this.#groupIcon(cluster),
    });
    map.addLayer(this.group);
    this.#followList();
    this.#keepFocus();
  }

  show(places) {
    this.group.clearLayers();
    this.byCard.clear();
    this.group.addLayers(places.map((place) => this.#mark(place)));
  }

  #mark(place) {
    const { cards: [first, ...others], name, commune, lat, lon } = place;
    const values = { ...first, place: `${name}, ${commune}`, number: others.length };
    const words = fill(others.length ? this.words.saySeveral : this.words.sayOne, values);
    const mark = L.marker([lat, lon], { icon: icon("map__mark", words, String(place.cards.length)), place });
    mark.bindPopup(() => this.#popup(place), { minWidth: 200, maxWidth: 280, autoPanPadding: [12, 12] });
    for (const { id } of place.cards) this.byCard.set(id, mark);
    return mark;
  }

  #groupIcon(cluster) {
    const places = cluster.getAllChildMarkers().map((mark) => mark.options.place);
    const town = mostCommon(places.map(({ commune }) => commune));
    const words = fill(this.words.sayGroup, { number: places.length, town });
    return icon("map__mark map__mark--group", words, String(places.length));
  }

  #popup({ name, commune, cards }) {
    const content = element("div", "map__popup");
    const list = element("ul", "");
    list.setAttribute("role", "list");
    list.append(...cards.map((card) => this.#line(card)));
    content.append(element("p", "", `${name}, ${commune}`), list);
    return content;
  }

  #line({ id, title, url, when }) {
    const line = element("li", "");
    const link = element("a", "", title);
    link.href = url;
    line.append(link, element("span", "", when));
    if (cardOf(id)) {
      const toList = element("button", "link", this.words.sayList);
      toList.type = "button";
      toList.setAttribute("aria-label", `${this.words.sayList}, ${title}`);
      toList.addEventListener("click", () => cardOf(id)?.querySelector("a").focus());
      line.append(toList);
    }
    return line;
  }

  /* The card under the pointer, or the one that has the focus, lights its mark, or the group that holds it. */
  #followList() {
    const light = ({ target }) => {
      const mark = this.byCard.get(target.closest?.("[data-card]")?.dataset.card);
      const shown = mark && this.group.getVisibleParent(mark)?.getElement();
      for (const lit of this.map.getContainer().querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
      shown?.classList.add("is-lit");
    };
    for (const event of ["mouseover", "focusin"]) document.addEventListener(event, light);
  }

  /* A popup takes the focus when it opens and gives it back to its mark; Escape closes it before the map. */
  #keepFocus() {
    this.map.on("popupopen", ({ popup }) => {
      const box = popup.getElement();
      box.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", this.words.sayClose);
      box.querySelector("a[href], button").focus({ preventScroll: true });
    });
    this.map.on("popupclose", ({ popup }) => {
      if (popup.getElement()?.contains(document.activeElement)) popup._source?.getElement()?.focus();
    });
    this.map.getContainer().addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.map._popup?.isOpen()) return;
      event.preventDefault();
      this.map.closePopup();
    }, { capture: true });
  }
}
