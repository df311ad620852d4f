"""What an engine answers: cards in order, how many there are, and what could be chosen next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.safestring import SafeString

from network.catalogue.meetings import Meetings


class CardSession(NamedTuple):
    """One date of a card that fits the question; aware datetimes.

    `changed_at` is when its times, place or status last became other; `meetings` are the start and the end of
    each further date that one books with it.
    """

    id: int
    starts_at: datetime
    ends_at: datetime
    seats_left: int | None
    status: str
    changed_at: datetime | None = None
    waiting: int = 0
    meetings: Meetings = ()

    @property
    def dates(self) -> tuple[datetime, ...]:
        """When each date of a course starts, the first one too; nothing for what takes place once."""
        return (self.starts_at, *(start for start, _end in self.meetings)) if self.meetings else ()


class CardPlace(NamedTuple):
    name: str
    commune: str
    postcode: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Card:
    """One answer. `sessions` are the coming dates that fit, earliest first; keys, not labels.

    From `expires_at` on nobody finds it; it was first told at `appeared_at`. `reserved_for` are the codes of
    the départements whose people alone may come, none for everybody. `hours` say when what has no date may be
    had, in the language of the card.
    """

    id: str
    kind: str
    title: str
    summary: str
    url: str
    language: str
    organisation: str
    place: CardPlace | None
    distance_km: float | None
    skills: tuple[str, ...]
    level: str
    fee: str
    format: str
    sessions: tuple[CardSession, ...]
    highlight: SafeString
    expires_at: datetime | None = None
    appeared_at: datetime | None = None
    reserved_for: tuple[str, ...] = ()
    hours: str = ""


# The first values of a CardSession, then its meetings as written; bare, as thousands leave at once.
FeedDate = tuple[int, datetime, datetime, int | None, str, datetime, str]


class FeedCard(NamedTuple):
    """What calendars and feeds tell of a card: `sessions` are the dates that fit, earliest first."""

    id: str
    title: str
    summary: str
    url: str
    organisation: str
    format: str
    reserved_for: tuple[str, ...]
    place: CardPlace | None
    appeared_at: datetime
    sessions: Sequence[FeedDate]


class FacetCount(NamedTuple):
    """How many cards the answer would have with this value; `label` only where no enum tells it."""

    value: str
    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Widened:
    """What was given up to find something: the radius used (km, None: anywhere), parameters dropped.

    `words` are those left out of the text; `is_remote` says that remote offers stand in for near ones.
    """

    radius: float | None
    dropped: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """The text as typed, and the one that was searched instead."""

    typed: str
    searched: str


@dataclass(frozen=True, slots=True)
class CatalogueResults:
    """The answer to one CatalogueQuery. `cards` is one page of `count`; `version` is the catalogue's.

    `order` is the order of the cards: relevance, date, distance or newest. `following` is where the next
    page begins, None after the last: the name of the engine, then what the order says of the last card.
    `beside` are the first remote cards of the same question, which neither `count` nor the facets hold.
    `corrected` and `widened` tell of another question asked instead of one that had no answer.
    """

    count: int
    cards: Sequence[Card]
    facets: dict[str, list[FacetCount]]
    version: str
    order: str
    widened: Widened | None = None
    following: tuple[object, ...] | None = None
    corrected: Corrected | None = None
    beside: Sequence[Card] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """Whether an engine can answer; `detail` says what is wrong.

    `waiting` counts the changes that its index has not acknowledged, the oldest made at `waiting_since`.
    """

    is_up: bool
    engine: str
    detail: str = ""
    waiting: int = 0
    waiting_since: datetime | None = None
