"""What an app says about the things it wants found; the catalogue imports no app."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """One date of a card; datetimes are aware, `seats_left` None where seats are not counted.

    `waiting` is how many people are in line; `meetings` are the start and the end of each further date that
    one books with it.
    """

    session: int
    starts_at: datetime
    ends_at: datetime
    status: str
    seats_left: int | None
    waiting: int = 0
    meetings: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """Where it happens; WGS84 degrees."""

    key: str
    name: str
    commune: str
    postcode: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One card as its app tells it. Facet values are keys of `enums`, `skills` keys of Skill.

    `language` is that of the texts; `shown_in` the languages of the site that show the card (see
    `translations.shown_in`), all when empty; `edition` sets the translations of one subject apart, empty
    for the first. A card that is not `in_catalogue` is found by the search of the whole site only, under
    a kind of `SiteKind`. `reserved_for` are the codes of the départements whose people alone may come, none
    for everybody. `hours` say when what has no date may be had, in its language. From `expires_at` on nobody
    finds it.
    """

    subject: str
    kind: str
    title: str
    url: str
    format: str = ""
    summary: str = ""
    body: str = ""
    language: str = "fr"
    organisation: str = ""
    partner: str = ""
    place: PlaceDraft | None = None
    skills: tuple[str, ...] = ()
    skill_names: tuple[str, ...] = ()
    level: str = ""
    fee: str = ""
    audience: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("fr",)
    reserved_for: tuple[str, ...] = ()
    hours: str = ""
    is_dated: bool = True
    shown_in: tuple[str, ...] = ()
    edition: str = ""
    in_catalogue: bool = True
    expires_at: datetime | None = None
    sessions: tuple[SessionDraft, ...] = field(default=())

    @property
    def key(self) -> str:
        """The subject, its edition and its place: the same card keeps the same key for ever."""
        edition = f"/{self.edition}" if self.edition else ""
        return f"{self.subject}{edition}@{self.place.key if self.place else 'remote'}"


class Source(Protocol):
    """An app's way into the catalogue. Subjects are its things' keys, `name:identifier`."""

    name: str

    def subjects(self) -> Iterable[str]:
        """Return every subject that may have a card."""

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public cards of these subjects; none for what is draft, private or gone."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let the catalogue show what this source tells. Called once, when the app is ready."""
    _sources[source.name] = source


def all_sources() -> list[Source]:
    """Return the registered sources, in the order of their registration."""
    return list(_sources.values())


def source_named(name: str) -> Source | None:
    """Return the source of the subjects `name:identifier`; None where nobody tells of them any more."""
    return _sources.get(name)
