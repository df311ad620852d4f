// Shows the dates of a series while it is typed. Without this script the button "See the dates" does it.
const form = document.getElementById("series-form");
const shown = document.getElementById("series-dates");
const WAIT = 600;
let timer, asking;

async function refresh() {
  asking?.abort();
  asking = new AbortController();
  const body = new FormData(form);
  body.set("preview", "1");
  try {
    const answer = await fetch(location.href, { method: "POST", body, signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const dates = page.getElementById("series-dates");
    // A form that is not finished yet has no dates: what was shown would be wrong.
    shown.replaceChildren(...(dates?.childNodes ?? []));
  } catch (error) {
    if (error.name !== "AbortError") shown.replaceChildren();
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, WAIT);
});
