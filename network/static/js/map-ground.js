/* What lies under the marks: tiles where the host names a server of them, else our own outlines with the names of towns. */

const ROOM_FOR_A_NAME = [110, 34];

function plainText(words) {
  const holder = document.createElement("span");
  holder.textContent = words;
  return holder.innerHTML;
}

/* The largest towns in view whose names do not touch. */
function townsInView(map, towns) {
  const bounds = map.getBounds();
  const taken = [];
  return towns.filter(([, lat, lon]) => {
    if (!bounds.contains([lat, lon])) return false;
    const at = map.latLngToContainerPoint([lat, lon]);
    const touches = ({ x, y }) => Math.abs(x - at.x) < ROOM_FOR_A_NAME[0] && Math.abs(y - at.y) < ROOM_FOR_A_NAME[1];
    return !taken.some(touches) && taken.push(at);
  });
}

function nameTowns(map, towns) {
  const pane = map.createPane("towns");
  pane.setAttribute("aria-hidden", "true");
  const layer = L.layerGroup().addTo(map);
  const draw = () => {
    layer.clearLayers();
    for (const [name, lat, lon] of townsInView(map, towns)) {
      const icon = L.divIcon({ className: "map__town", html: plainText(name), iconSize: null });
      layer.addLayer(L.marker([lat, lon], { icon, pane: "towns", interactive: false, keyboard: false }));
    }
  };
  map.on("moveend", draw);
  draw();
}

export async function drawGround(map, { tiles, outlines }) {
  if (tiles) {
    L.tileLayer(tiles, { maxZoom: 19 }).addTo(map);
    return;
  }
  const answer = await fetch(outlines);
  if (!answer.ok) throw new Error(`${answer.status} ${outlines}`);
  const { departments, regions, towns } = await answer.json();
  L.geoJSON(departments, { interactive: false, className: "map__land" }).addTo(map);
  L.geoJSON(regions, { interactive: false, className: "map__border" }).addTo(map);
  nameTowns(map, towns);
}
