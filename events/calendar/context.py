"""Turns a request to the calendar page into what its template shows."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.translation import gettext

from events.calendar.dates import WorkshopDate, departments_with_dates, find_dates
from events.calendar.groups import paginated
from events.calendar.month import month_of, month_title, neighbours
from events.calendar.question import CalendarForm, Question, View
from network.catalogue.presentation import ways_on
from network.content.models import NetworkSettings
from network.content.templatetags.plain_words import day
from network.geo.gazetteer import department

# What the form of filters keeps of the address without showing it; a new filter shows whole months.
HIDDEN = ("month", "view", "place")


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
        if "month" in changes:
            query.pop("day", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"{self.path}?{query.urlencode()}" if query else self.path


def calendar_context(request: HttpRequest) -> dict[str, object]:
    """Return the month or the groups, the filters, and the values that could not be read."""
    form = CalendarForm(request.GET, departments=_departments(request))
    question = form.question()
    url = Addresses(request, form)
    dates = find_dates(question)
    chips, clear_url = _chips(question, url), url(day="", skill="", place="", department="")
    return {
        "form": form,
        "ignored": [form.fields[name].label for name in form.errors],
        "views": [Choice(view.label, url(view=view, day=""), view == question.view) for view in View],
        "chips": chips,
        "hidden": [{"name": name, "value": url.kept[name]} for name in HIDDEN if name in url.kept],
        "clear_url": clear_url,
        "count": len(dates),
        "empty_actions": _ways_on(question, url, clear_url if chips else ""),
        **_shown(question, dates, url, form, request.GET.get("page", "")),
    }


def _departments(request: HttpRequest) -> Collection[str]:
    """Return the codes to choose among: the region's, else those that have something; none at one place."""
    region = NetworkSettings.for_request(request).departments
    return region or (() if request.GET.get("place") else departments_with_dates())


def _ways_on(question: Question, url: Addresses, clear_url: str) -> list[dict[str, str]]:
    """Return where to go from a month without a date."""
    later = neighbours(question.month, url)["next_url"]
    ways = [(gettext("Next month"), later), (gettext("Clear all"), clear_url)]
    return [*({"label": label, "url": to} for label, to in ways if to), *ways_on()[:1]]


def _shown(
    question: Question, dates: list[WorkshopDate], url: Addresses, form: CalendarForm, number: str
) -> dict[str, object]:
    if question.view == View.DATE and not question.day:
        return {"month": month_of(question.month, dates, url)}
    page, groups = paginated(question.view, dates, number, form.skills)
    title = day(question.day) if question.day else month_title(question.month)
    return {"title": title, "groups": groups, "pages": _pages(page, url), **neighbours(question.month, url)}


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
    chosen = {
        "day": day(question.day) if question.day else "",
        "skill": question.skill and question.skill.name,
        "place": question.place and question.place.name,
        "department": known and known.name,
    }
    return [{"label": label, "remove_url": url(**{name: ""})} for name, label in chosen.items() if label]
