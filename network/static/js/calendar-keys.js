/* Arrow keys over the days of a month or a week, as in the date grids of the ARIA practices. Without scripts each day with dates is a link. */

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const table = document.querySelector("[data-calendar]");

if (table && getComputedStyle(table).display === "table") {
  const days = [...table.querySelectorAll("[data-day]")];
  const rtl = getComputedStyle(table).direction === "rtl";

  const choose = (day) => {
    for (const other of days) other.tabIndex = other === day ? 0 : -1;
    return day;
  };

  const shifted = (iso, by) => {
    const date = new Date(`${iso}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + by);
    return date.toISOString().slice(0, 10);
  };

  // The day to go to may lie before or after what is shown: then the page that shows it opens, there.
  const goTo = (iso, otherwise) => {
    const day = days.find((one) => one.dataset.day === iso);
    if (day) return choose(day).focus();
    const link = document.querySelector(`.month__head a[rel=${otherwise}]`);
    if (link) location.assign(`${link.href}#on-${iso}`);
  };

  const turn = (day, way) => {
    const link = document.querySelector(`.month__head a[rel=${way}]`);
    if (!link) return;
    const isWeek = table.classList.contains("month__table--week");
    const to = isWeek ? shifted(day, way === "prev" ? -7 : 7) : `${new URL(link.href).searchParams.get("month")}${day.slice(7)}`;
    location.assign(`${link.href}#on-${to}`);
  };

  table.addEventListener("keydown", (event) => {
    const day = event.target.dataset.day;
    if (!day || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { key } = event;
    const week = [...event.target.closest("tr").querySelectorAll("[data-day]")];
    const by = STEPS[key] * (rtl && Math.abs(STEPS[key]) === 1 ? -1 : 1);
    if (by) goTo(shifted(day, by), by < 0 ? "prev" : "next");
    else if (key === "Home") choose(week[0]).focus();
    else if (key === "End") choose(week.at(-1)).focus();
    else if (key === "PageUp") turn(day, "prev");
    else if (key === "PageDown") turn(day, "next");
    else return;
    event.preventDefault();
  });

  const asked = days.find((day) => location.hash === `#on-${day.dataset.day}`);
  // The 31st of a month of 30 days is its last one.
  const last = location.hash.startsWith("#on-") ? days.at(-1) : undefined;
  const first = days.find((day) => day.getAttribute("aria-current")) ?? days.find((day) => day.href) ?? days[0];
  if (first) choose(asked ?? last ?? first);
  if (asked ?? last) (asked ?? last).focus();

  document.querySelector("[data-keys]").hidden = false;
}
