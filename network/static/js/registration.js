// Better with scripts: no double click, a row more without a new page, a proof of work while somebody types.
const form = document.querySelector("form[method=post].form");

if (form) {
  form.addEventListener("submit", (event) => {
    // A second press within a moment is the same press.
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 4000);
  });
  moreRows(form.querySelector("[data-rows]"), form.querySelector("button[name=add]"));
  prove(form.querySelector("[data-proof]"));
}

// The last row again, empty, under the next number; the fields keep the names that the server reads.
function moreRows(rows, button) {
  if (!rows || !button) return;
  const total = form.querySelector("input[name$=TOTAL_FORMS]");
  const most = Number(form.querySelector("input[name$=MAX_NUM_FORMS]").value);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const number = Number(total.value);
    const row = rows.lastElementChild.cloneNode(true);
    row.querySelectorAll(".field__error").forEach((error) => error.remove());
    row.querySelectorAll(".field--wrong").forEach((field) => field.classList.remove("field--wrong"));
    for (const element of row.querySelectorAll("[name], [id], [for]")) {
      for (const attribute of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replace(`people-${number - 1}-`, `people-${number}-`));
      }
      element.removeAttribute("aria-invalid");
      if (element.type === "checkbox") element.checked = false;
      else if (element.matches("input")) element.value = "";
    }
    row.querySelector("[data-number]").textContent = number + 1;
    rows.append(row);
    total.value = number + 1;
    button.hidden = number + 1 >= most;
    row.querySelector("input").focus();
  });
}

// Begins with the first key: who only looks is asked for nothing.
function prove(place) {
  if (!place || !window.crypto?.subtle) return;
  form.addEventListener("input", async () => {
    await import(place.dataset.widget);
    globalThis.$altcha.algorithms.set("PBKDF2/SHA-256", () => new Worker(place.dataset.worker));
    const widget = document.createElement("altcha-widget");
    widget.setAttribute("challenge", place.dataset.proof);
    widget.setAttribute("auto", "onload");
    widget.setAttribute("display", "invisible");
    place.append(widget);
  }, { once: true });
}
