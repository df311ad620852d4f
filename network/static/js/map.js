/* The map itself: what is asked of it, what it says, where it looks. Leaflet is the global L. */

const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
const FRANCE = [[42.3, -4.8], [51.1, 8.2]];
const CLOSEST_AT_FIRST = 12;
const [SHORTEST_KM, LONGEST_KM] = [1, 500];
const AROUND_ME_KM = 20;

/* The same question around another point, seen as now: rounded to about a kilometre, nobody is found by it. */
function addressAround({ lat, lng }, km, zoom) {
  const [latitude, longitude] = [lat, lng].map((degrees) => degrees.toFixed(2));
  const address = new URL(location.href);
  // Days and places typed among the words, said one by one: the words alone would lose them.
  const spelled = document.querySelector("[data-open-map]")?.dataset.question;
  if (spelled !== undefined) address.search = spelled;
  const question = address.searchParams;
  question.set("near", `${latitude},${longitude}`);
  question.set("radius", String(Math.min(LONGEST_KM, Math.max(SHORTEST_KM, Math.ceil(km)))));
  question.delete("page");
  address.hash = `map=${zoom}/${latitude}/${longitude}`;
  return address;
}

function look(map, bounds) {
  const [zoom, lat, lon] = location.hash.replace("#map=", "").split("/").map(Number);
  if ([zoom, lat, lon].every(Number.isFinite)) map.setView([lat, lon], zoom);
  else if (bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: CLOSEST_AT_FIRST });
  else map.fitBounds(FRANCE);
}

function draw(panel) {
  const { sayName, sayIn, sayOut } = panel.dataset;
  const ground = panel.querySelector("[data-map-ground]");
  ground.setAttribute("role", "group");
  ground.setAttribute("aria-label", sayName);
  // The wheel scrolls the page: who wants to come nearer has buttons, keys and two fingers.
  const map = L.map(ground, {
    zoomControl: false, attributionControl: false, scrollWheelZoom: false, minZoom: 4, maxZoom: 17, zoomSnap: 0.5,
    fadeAnimation: !CALM, zoomAnimation: !CALM, markerZoomAnimation: !CALM, inertia: !CALM,
  });
  L.control.zoom({ position: "bottomleft", zoomInTitle: sayIn, zoomOutTitle: sayOut }).addTo(map);
  return map;
}

export async function openMap(panel, { drawGround }, { Marks }) {
  const map = draw(panel);
  const said = panel.querySelector("[data-map-said]");
  const marks = new Marks(map, panel.dataset, CALM);
  const show = async () => {
    const answer = await fetch(panel.dataset.places + location.search);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const { places, elsewhere } = await answer.json();
    marks.show(places);
    look(map, L.latLngBounds(places.map(({ lat, lon }) => [lat, lon])));
    said.textContent = elsewhere ? panel.dataset.sayElsewhere.replace("{number}", elsewhere) : "";
  };
  const fail = () => { said.textContent = panel.dataset.sayFailed; };

  panel.querySelector("[data-map-here]").addEventListener("click", () => {
    const centre = map.getCenter();
    const km = map.distance(centre, map.getBounds().getNorthEast()) / 1000;
    location.assign(addressAround(centre, km, map.getZoom()));
  });
  panel.querySelector("[data-map-me]").addEventListener("click", () => {
    const lost = () => { said.textContent = panel.dataset.sayLost; };
    if (!navigator.geolocation) return lost();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => location.assign(addressAround({ lat: coords.latitude, lng: coords.longitude }, AROUND_ME_KM, 10)),
      lost,
    );
  });
  document.addEventListener("results", () => show().catch(fail));
  await show();
  await drawGround(map, panel.dataset).catch(fail);
}
