"""Turns a request to the calendar page into what its template shows."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.translation import gettext

from events.calendar.dates import WorkshopDate, answering, counts, departments_with_dates, find_dates
from events.calendar.files import NAME
from events.calendar.grid import grid_of
from events.calendar.groups import paginated
from events.calendar.period import Unit
from events.calendar.question import TABLES, CalendarForm, Question, View
from network.catalogue.presentation import ways_on
from network.content.models import NetworkSettings
from network.geo.gazetteer import department

# What the form of filters keeps of the address without showing it.
HIDDEN = ("month", "day", "view", "place")
# What a subscription keeps of it: the rest says which days, and how they look.
FOLLOWED = ("skill", "place", "department")


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to another look at the same question."""

    label: str
    url: str
    is_current: bool


class Addresses:
    """Addresses of the calendar with one thing changed and the rest kept."""

    def __init__(self, request: HttpRequest, form: CalendarForm) -> None:
        self.path = request.path
        self.kept = request.GET.copy()
        for name in list(self.kept):
            if name not in form.fields or name in form.errors or not self.kept[name]:
                del self.kept[name]

    def __call__(self, **changes: str) -> str:
        """Return the address with `changes`; an empty text removes. The page of a list is never kept."""
        query = self.kept.copy()
        for one, other in (("month", "day"), ("day", "month")):
            if one in changes:
                query.pop(other, None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"{self.path}?{query.urlencode()}" if query else self.path

    def file(self) -> str:
        """Return the address of the calendar file of the same question, without its scheme."""
        query = self.kept.copy()
        for name in set(query) - set(FOLLOWED):
            del query[name]
        asked = f"?{query.urlencode()}" if query else ""
        return f"{urlsplit(settings.SITE_URL).netloc}{self.path}{NAME}{asked}"


def calendar_context(request: HttpRequest) -> dict[str, object]:
    """Return the table or the groups, the filters, and the values that could not be read."""
    form = form_of(request)
    question = form.question()
    url = Addresses(request, form)
    found = find_dates(question)
    form.show_counts(counts(found, question))
    dates, beside = answering(found, question), question.period.beside(url)
    chips, clear_url = _chips(question, url), url(day="", skill="", place="", department="")
    file = url.file()
    return {
        "form": form,
        "ignored": [form.fields[name].label for name in form.errors],
        "views": [Choice(view.label, url(view=view), view == question.view) for view in View],
        "chips": chips,
        "hidden": [{"name": name, "value": url.kept[name]} for name in HIDDEN if name in url.kept],
        "clear_url": clear_url,
        "title": question.period.title,
        "count": sum(not one.is_off for one in dates),
        "is_empty": not dates,
        "empty_actions": _ways_on(beside, clear_url if chips else ""),
        "subscription": {"webcal": f"webcal://{file}", "address": f"{_scheme()}://{file}"},
        **beside,
        **_shown(question, dates, url, form, request.GET.get("page", "")),
    }


def form_of(request: HttpRequest) -> CalendarForm:
    """Return the filters of an address, with the choices of the network."""
    return CalendarForm(request.GET, departments=_departments(request))


def _scheme() -> str:
    return urlsplit(settings.SITE_URL).scheme


def _departments(request: HttpRequest) -> Collection[str]:
    """Return the codes to choose among: the region's, else those that have something; none at one place."""
    region = NetworkSettings.for_request(request).departments
    return region or (() if request.GET.get("place") else departments_with_dates())


def _ways_on(beside: dict[str, str], clear_url: str) -> list[dict[str, str]]:
    """Return where to go from a period without a date."""
    ways = [(beside["next_label"], beside["next_url"]), (gettext("Clear all"), clear_url)]
    return [*({"label": label, "url": to} for label, to in ways if to), *ways_on()[:1]]


def _shown(
    question: Question, dates: list[WorkshopDate], url: Addresses, form: CalendarForm, number: str
) -> dict[str, object]:
    if question.view in TABLES:
        return {"month": grid_of(question.period, dates, url)}
    page, groups = paginated(question.view, dates, number, form.skills)
    return {"groups": groups, "pages": _pages(page, url)}


def _pages(page: Page, url: Addresses) -> dict[str, object]:
    return {
        "number": page.number,
        "count": page.paginator.num_pages,
        "previous_url": url(page=str(page.number - 1)) if page.has_previous() else "",
        "next_url": url(page=str(page.number + 1)) if page.has_next() else "",
    }


def _chips(question: Question, url: Addresses) -> list[dict[str, str]]:
    """Return what was chosen, each with the address without it."""
    known = department(question.department) if question.department else None
    is_one_day = question.period.unit == Unit.DAY
    chosen = {
        "day": question.period.title if is_one_day else "",
        "skill": question.skill and question.skill.name,
        "place": question.place and question.place.name,
        "department": known and known.name,
    }
    return [{"label": label, "remove_url": url(**{name: ""})} for name, label in chosen.items() if label]
