/* Offers the answers on a map: the button shows once this file runs, and nothing else is loaded before it is
   pressed. An address that ends in #map opens with it, #map=11/47.32/5.04 at that zoom and point. */

const panel = document.getElementById("map");
let loading = null;

function sheet(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: address, onload: resolve, onerror: reject });
    document.head.append(link);
  });
}

async function load() {
  const { leaflet, leafletStyles, cluster, ground, marks, map, styles } = panel.dataset;
  await Promise.all([sheet(leafletStyles), sheet(styles), import(leaflet)]);
  const [{ openMap }, ...parts] = await Promise.all([map, ground, marks, cluster].map((address) => import(address)));
  await openMap(panel, ...parts);
}

/* A press moves the focus to the map; opened by its address, it lets the reader begin at the top of the page. */
async function open({ isPressed }) {
  panel.hidden = false;
  if (isPressed) document.getElementById("map-title").focus();
  try {
    await (loading ??= load());
  } catch {
    loading = null;
    panel.querySelector("[data-map-said]").textContent = panel.dataset.sayFailed;
  }
}

function close() {
  panel.hidden = true;
  if (location.hash.startsWith("#map")) history.replaceState(history.state, "", location.pathname + location.search);
  document.querySelector("[data-open-map]")?.focus();
}

if (panel) {
  document.documentElement.classList.add("has-map");
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-open-map]")) open({ isPressed: true });
    else if (target.closest("[data-map-close]")) close();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
  if (location.hash.startsWith("#map")) open({ isPressed: false });
}
