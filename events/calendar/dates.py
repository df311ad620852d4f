"""The dates that answer a question of the calendar, read in one query from the catalogue."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import gettext

from events.calendar.question import Question
from events.keeping_in_step import SUBJECT
from network.catalogue.enums import OPEN_STATUSES
from network.catalogue.meetings import read
from network.catalogue.models import Entry, EntrySession
from network.catalogue.models.entry import EntrySessionQuerySet
from network.catalogue.state import cards_version, current_version
from network.catalogue.translations import reading_language
from network.content.templatetags.plain_words import seats, with_line
from network.geo.gazetteer import department_of

COLUMNS = (
    "starts_at",
    "ends_at",
    "status",
    "seats_left",
    "waiting",
    "meetings",
    "entry__key",
    "entry__title",
    "entry__url",
    "entry__language",
    "entry__place_name",
    "entry__commune",
    "entry__postcode",
    "entry__terms",
    "entry__expires_at",
)


@dataclass(frozen=True, slots=True)
class WorkshopDate:
    """One date as the calendar shows it; `key` is that of its card, `skills` those of the workshop."""

    starts_at: datetime
    ends_at: datetime
    status: str
    seats_left: int | None
    waiting: int
    meetings: str
    key: str
    title: str
    url: str
    language: str
    place_name: str
    commune: str
    postcode: str
    terms: str
    expires_at: datetime | None

    @property
    def place(self) -> str:
        return ", ".join(filter(None, (self.place_name, self.commune))) or gettext("Online")

    @property
    def town(self) -> str:
        return self.commune or gettext("Online")

    @property
    def is_online(self) -> bool:
        return not self.place_name

    @property
    def is_off(self) -> bool:
        """Whether it does not take place on that day."""
        return self.status not in OPEN_STATUSES

    @property
    def seats(self) -> str:
        """How it stands, in words: "3 places restantes", "Complet", "Annulé"; "" where nothing is counted."""
        return with_line(seats(self.seats_left, self.status), self.waiting)

    @property
    def dates(self) -> Sequence[datetime]:
        """When each date of a course that is booked as one starts; nothing for the others."""
        return (self.starts_at, *(start for start, _end in read(self.meetings))) if self.meetings else ()

    @property
    def skills(self) -> tuple[str, ...]:
        """Keys of the skills that the workshop is about."""
        return _skills(self.terms)

    @property
    def department(self) -> str:
        """Code of the département, "" online."""
        return _department(self.postcode)


def announced() -> EntrySessionQuerySet:
    """Return the public dates to come of workshops in the language that is read, those called off too."""
    coming = EntrySession.objects.announced(timezone.now(), language=reading_language())
    return coming.filter(entry__subject__startswith=f"{SUBJECT}:")


def find_dates(question: Question) -> list[WorkshopDate]:
    """Return the dates of the period to come, at the place if one was asked for, in order of start."""
    place, now = question.place.catalogue_key if question.place else "", timezone.now()
    return [
        one
        for one in _dates(current_version(), reading_language(), *question.bounds, place)
        if one.starts_at >= now and (one.expires_at is None or one.expires_at > now)
    ]


# A month of a large site is a thousand rows, and readers ask for the same few until something changes.
@lru_cache(maxsize=16)
def _dates(version: str, language: str, start: datetime, end: datetime, place: str) -> list[WorkshopDate]:
    """Return the dates of a period, past ones too, as this version of the catalogue has them."""
    dates = EntrySession.objects.shown_in(language).filter(
        entry__subject__startswith=f"{SUBJECT}:", starts_at__gte=start, starts_at__lt=end
    )
    if place:
        dates = dates.filter(entry__key__endswith=f"@{place}")
    rows = dates.order_by("starts_at", "entry__title").values_list(*COLUMNS)
    return [WorkshopDate(*row) for row in rows]


def answering(dates: Iterable[WorkshopDate], question: Question) -> list[WorkshopDate]:
    """Return those of `dates` about the skill and in the département that were asked for."""
    return [one for one in dates if _has_skill(one, question) and _is_there(one, question)]


def counts(dates: Iterable[WorkshopDate], question: Question) -> Mapping[str, Mapping[str, int]]:
    """Return how many of `dates` take place for each choice of each filter, the other filter kept."""
    skills, departments = Counter[str](), Counter[str]()
    for one in dates:
        if one.is_off:
            continue
        if _is_there(one, question):
            skills.update(one.skills)
        if _has_skill(one, question):
            departments[one.department] += 1
    return {"skill": skills, "department": departments}


def cards_answering(question: Question) -> list[int]:
    """Return the cards about the skill and in the département that were asked for, whatever their dates."""
    cards = Entry.objects.filter(in_catalogue=True, subject__startswith=f"{SUBJECT}:")
    return [
        pk
        for pk, terms, postcode in cards.values_list("pk", "terms", "postcode")
        if (not question.skill or question.skill.key in _skills(terms))
        and (not question.department or question.department == _department(postcode))
    ]


def departments_with_dates() -> Collection[str]:
    """Return the codes of the départements where the catalogue has something."""
    return _departments(cards_version(current_version()))


@lru_cache(maxsize=4)
def _departments(version: str) -> Collection[str]:
    postcodes = Entry.objects.filter(in_catalogue=True).values_list("postcode", flat=True)
    return set(filter(None, map(_department, postcodes.distinct())))


# A month has thousands of dates, and few kinds of them.
@lru_cache(maxsize=2000)
def _skills(terms: str) -> tuple[str, ...]:
    return tuple(term.removeprefix("skill:") for term in terms.split() if term.startswith("skill:"))


@lru_cache(maxsize=2000)
def _department(postcode: str) -> str:
    found = department_of(postcode) if postcode else None
    return found.code if found else ""


def _has_skill(one: WorkshopDate, question: Question) -> bool:
    return not question.skill or question.skill.key in one.skills


def _is_there(one: WorkshopDate, question: Question) -> bool:
    return not question.department or question.department == one.department
