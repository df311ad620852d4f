"""The dates that answer a question of the calendar, read in one query from the catalogue."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import gettext

from events.calendar.question import Question
from events.keeping_in_step import SUBJECT
from network.catalogue.models import Entry, EntrySession
from network.catalogue.state import cards_version, current_version
from network.catalogue.translations import reading_language
from network.geo.gazetteer import department_of

COLUMNS = (
    "starts_at",
    "ends_at",
    "status",
    "seats_left",
    "waiting",
    "entry__key",
    "entry__title",
    "entry__url",
    "entry__language",
    "entry__place_name",
    "entry__commune",
    "entry__postcode",
    "entry__terms",
)


@dataclass(frozen=True, slots=True)
class WorkshopDate:
    """One date as the calendar shows it; `key` is that of its card, `skills` those of the workshop."""

    starts_at: datetime
    ends_at: datetime
    status: str
    seats_left: int | None
    waiting: int
    key: str
    title: str
    url: str
    language: str
    place_name: str
    commune: str
    postcode: str
    terms: str

    @property
    def place(self) -> str:
        return ", ".join(filter(None, (self.place_name, self.commune))) or gettext("Online")

    @property
    def is_online(self) -> bool:
        return not self.place_name

    @property
    def skills(self) -> list[str]:
        """Keys of the skills that the workshop is about."""
        return [term.removeprefix("skill:") for term in self.terms.split() if term.startswith("skill:")]


def find_dates(question: Question) -> list[WorkshopDate]:
    """Return the public, coming, open dates in the order of their start."""
    start, end = question.bounds
    coming = EntrySession.objects.coming(timezone.now(), language=reading_language()).filter(
        entry__subject__startswith=f"{SUBJECT}:", starts_at__gte=start, starts_at__lt=end
    )
    if question.place:
        coming = coming.filter(entry__key__endswith=f"@{question.place.catalogue_key}")
    rows = coming.order_by("starts_at", "entry__title").values_list(*COLUMNS)
    return [one for one in (WorkshopDate(*row) for row in rows) if _answers(one, question)]


def departments_with_dates() -> Collection[str]:
    """Return the codes of the départements where the catalogue has something."""
    return _departments(cards_version(current_version()))


@lru_cache(maxsize=4)
def _departments(version: str) -> Collection[str]:
    postcodes = Entry.objects.filter(in_catalogue=True).values_list("postcode", flat=True)
    found = map(department_of, postcodes.distinct())
    return {one.code for one in found if one}


def _answers(one: WorkshopDate, question: Question) -> bool:
    if question.skill and question.skill.key not in one.skills:
        return False
    if not question.department:
        return True
    found = department_of(one.postcode) if one.postcode else None
    return found is not None and found.code == question.department
