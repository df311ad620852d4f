/* A mark that is dragged, or moved by the arrow keys, and writes the two numbers of the form. Leaflet is the global L. */

const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
const [NEAR, STEP, LONG_STEP, WAIT, SIZE] = [12, 4, 40, 500, 44];
const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

async function ask(address, town, point) {
  const [lat, lon] = point ?? ["", ""];
  const answer = await fetch(`${address}?${new URLSearchParams({ town, lat, lon })}`);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

function draw(ground, { sayName, sayIn, sayOut }, start) {
  ground.setAttribute("role", "group");
  ground.setAttribute("aria-label", sayName);
  const map = L.map(ground, {
    zoomControl: false, attributionControl: false, scrollWheelZoom: false, keyboard: false, minZoom: 4, maxZoom: 18,
    fadeAnimation: !CALM, zoomAnimation: !CALM, markerZoomAnimation: !CALM, inertia: !CALM,
  }).setView(start, NEAR);
  L.control.zoom({ position: "bottomleft", zoomInTitle: sayIn, zoomOutTitle: sayOut }).addTo(map);
  return map;
}

function moveByKeys(map, mark, moved) {
  mark.getElement().addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const step = event.shiftKey ? LONG_STEP : STEP;
    mark.setLatLng(map.unproject(map.project(mark.getLatLng()).add([move[0] * step, move[1] * step])));
    map.panInside(mark.getLatLng(), { padding: [SIZE, SIZE], animate: !CALM });
    moved();
  });
}

export async function openPoint(box, drawGround) {
  const { elements } = box.closest("form");
  const [latitude, longitude, town] = [elements.latitude, elements.longitude, elements.town];
  const said = box.querySelector("[data-point-said]");
  const typed = () => (latitude.value && longitude.value ? [latitude.value, longitude.value].map(Number) : null);
  const tell = async () => { said.textContent = (await ask(box.dataset.ask, town.value, typed())).words; };
  const first = await ask(box.dataset.ask, town.value, typed());
  said.textContent = first.words;
  const start = typed() ?? first.town ?? [46.6, 2.5];

  const map = draw(box.querySelector("[data-point-ground]"), box.dataset, start);
  const icon = L.divIcon({ className: "map__mark", iconSize: [SIZE, SIZE], iconAnchor: [0, SIZE] });
  const mark = L.marker(start, { draggable: true, autoPan: true, icon, title: box.dataset.sayMark }).addTo(map);
  mark.getElement().setAttribute("aria-label", box.dataset.sayMark);

  let timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(() => tell().catch(() => {}), WAIT); };
  const moved = () => {
    const { lat, lng } = mark.getLatLng();
    [latitude.value, longitude.value] = [lat.toFixed(5), lng.toFixed(5)];
    latitude.dispatchEvent(new Event("change", { bubbles: true }));
    later();
  };
  const follow = () => {
    if (!typed()?.every(Number.isFinite)) return;
    mark.setLatLng(typed());
    map.panTo(typed(), { animate: !CALM });
    later();
  };
  mark.on("dragend", moved);
  moveByKeys(map, mark, moved);
  for (const field of [latitude, longitude]) field.addEventListener("input", follow);
  mark.getElement().focus({ preventScroll: true });
  await drawGround(map, box.dataset).catch(() => { said.textContent = box.dataset.sayFailed; });
}
