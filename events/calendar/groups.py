"""Dates gathered by day, by place or by skill, a page at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext

from events.calendar.dates import WorkshopDate
from events.calendar.question import View
from network.catalogue.models import Skill
from network.content.templatetags.plain_words import day

DATES_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    dates: list[WorkshopDate]


Row = tuple[tuple[object, ...], str, WorkshopDate]


def paginated(
    view: View, dates: list[WorkshopDate], number: str, skills: Mapping[str, Skill]
) -> tuple[Page, list[Group]]:
    """Return one page of dates (`number` may be anything) and the groups on it, in order."""
    if view == View.LIST:
        # In their order already: only those of the page are put into words.
        page = Paginator(dates, DATES_A_PAGE).get_page(number)
        days = groupby(page.object_list, key=lambda one: day(one.starts_at))
        return page, [Group(title, list(found)) for title, found in days]
    by_view = {View.PLACE: _by_place, View.SKILL: partial(_by_skill, skills=skills)}
    page = Paginator(sorted(by_view[view](dates), key=itemgetter(0)), DATES_A_PAGE).get_page(number)
    titled = groupby(page.object_list, key=itemgetter(1))
    return page, [Group(title, [row[2] for row in found]) for title, found in titled]


def _by_place(dates: list[WorkshopDate]) -> Iterator[Row]:
    return (
        ((one.is_online, one.commune, one.place, one.starts_at, one.title), one.place, one) for one in dates
    )


def _by_skill(dates: list[WorkshopDate], skills: Mapping[str, Skill]) -> Iterator[Row]:
    """Yield a date under each of its skills, and under “Other skills” when it has none we can name."""
    ranks = {key: rank for rank, key in enumerate(skills)}
    for one in dates:
        named = [(ranks[key], skills[key].name) for key in one.skills if key in skills]
        for rank, name in named or [(len(ranks), gettext("Other skills"))]:
            yield (rank, one.starts_at, one.title), name, one
