"""A card in words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from network.catalogue.enums import Status
from network.catalogue.labels import label, reserved
from network.catalogue.results import Card, CardPlace, CardSession
from network.catalogue.vocabulary import Vocabulary

if TYPE_CHECKING:
    from network.catalogue.models import EntrySession


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card in words; templates/components/card.html shows it."""

    id: str
    kind: str
    kind_label: str
    title: str
    summary: str
    url: str
    language: str
    organisation: str
    place: CardPlace | None
    distance_km: float | None
    family: str
    family_label: str
    skill_labels: tuple[str, ...]
    level_label: str
    fee: str
    fee_label: str
    format: str
    format_label: str
    reserved_label: str
    hours: str
    sessions: tuple[CardSession, ...]
    highlight: SafeString

    @property
    def other_dates(self) -> int:
        return len(self.sessions) - 1


def shown_card(card: Card, words: Vocabulary, language: str) -> ShownCard:
    """Return a card in the reader's language, the first date that has seats in front."""
    skills = [words.skill(key, language) for key in card.skills]
    family = skills[0].family if skills else ""
    return ShownCard(
        id=card.id,
        kind=card.kind,
        kind_label=label("kind", card.kind, words, language),
        title=card.title,
        summary=card.summary,
        url=card.url,
        language=card.language,
        organisation=card.organisation,
        place=card.place,
        distance_km=card.distance_km,
        family=family,
        family_label=label("family", family, words, language),
        skill_labels=tuple(skill.name for skill in skills),
        level_label=label("level", card.level, words, language),
        fee=card.fee,
        fee_label=label("fee", card.fee, words, language),
        format=card.format,
        format_label=label("format", card.format, words, language),
        reserved_label=reserved(card.reserved_for),
        hours=card.hours,
        sessions=tuple(sorted(card.sessions, key=is_full)),
        highlight=card.highlight,
    )


def is_full(session: "CardSession | EntrySession") -> bool:
    """Return whether nobody else gets a seat on this date."""
    return session.status == Status.FULL or session.seats_left == 0
