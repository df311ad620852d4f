/* The sheet of filters on a phone: without this file a link to #filters opens it by :target; with it, a real
   dialog, which keeps the focus inside, closes with Escape and gives the focus back. */

const NARROW = matchMedia("(max-width: 59.99em)");

function enhance(sheet) {
  const home = document.createComment("filters");
  const dialog = document.createElement("dialog");
  dialog.className = "filter-sheet";
  dialog.setAttribute("aria-labelledby", sheet.getAttribute("aria-labelledby"));
  document.body.append(dialog);
  sheet.before(home);

  const open = () => {
    dialog.append(sheet);
    dialog.showModal();
  };
  // The sheet goes home, where a wide screen shows it as a column. The link that opened it may have been
  // swapped for a fresh one meanwhile: then the focus has fallen to the body.
  dialog.addEventListener("close", () => {
    home.after(sheet);
    if (document.activeElement === document.body) document.querySelector(`[data-open-sheet="${sheet.id}"]`)?.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (!event.target.closest(".filters__close")) return;
    event.preventDefault();
    dialog.close();
  });
  // The choices already answered behind the sheet: the button only has to uncover them.
  dialog.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-live-filters]")) return;
    event.preventDefault();
    dialog.close();
    document.getElementById("results")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!NARROW.matches || !event.target.closest(`[data-open-sheet="${sheet.id}"]`)) return;
    event.preventDefault();
    open();
  });
  NARROW.addEventListener("change", () => dialog.open && dialog.close());
}

if (typeof HTMLDialogElement === "function") {
  document.querySelectorAll("[data-filter-sheet]").forEach(enhance);
}
