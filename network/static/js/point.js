/* The point of a place: a button shows it on a map. Nothing is loaded before it is pressed; without this file the two
   numbers are typed. */

const box = document.querySelector("[data-point]");
let loading = null;

function sheet(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: address, onload: resolve, onerror: reject });
    document.head.append(link);
  });
}

async function load() {
  const { leaflet, leafletStyles, styles, map, ground } = box.dataset;
  await Promise.all([sheet(leafletStyles), sheet(styles), import(leaflet)]);
  const [{ openPoint }, { drawGround }] = await Promise.all([import(map), import(ground)]);
  await openPoint(box, drawGround);
}

if (box) {
  const panel = box.querySelector("[data-point-panel]");
  box.hidden = false;
  const opener = box.querySelector("[data-point-open]");
  opener.addEventListener("click", async () => {
    panel.hidden = false;
    try {
      await (loading ??= load());
      opener.parentElement.remove();
    } catch {
      loading = null;
      panel.hidden = true;
      box.querySelector("[data-point-said]").textContent = box.dataset.sayFailed;
    }
  });
}
