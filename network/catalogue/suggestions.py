"""What a person may mean who has begun to type: skills, workshops, partners and communes with cards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Max, Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.catalogue.models import Entry
from network.catalogue.state import cards_version, current_version
from network.catalogue.text import words
from network.catalogue.vocabulary import vocabulary

SHORTEST = 2


class SuggestionType(TextChoices):
    """In the order of the list."""

    SKILL = "skill", _("What to learn")
    WORKSHOP = "workshop", _("Workshop")
    PARTNER = "partner", _("Organisation")
    COMMUNE = "commune", _("Town")


# At most ten together.
MOST_SHOWN = {
    SuggestionType.SKILL: 3,
    SuggestionType.WORKSHOP: 3,
    SuggestionType.PARTNER: 2,
    SuggestionType.COMMUNE: 2,
}
# A type, the words to show, and others to find them by.
Told = tuple[SuggestionType, str, str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that find something until a moment (None: for good); `spelt` is each folded after a blank."""

    type: SuggestionType
    label: str
    spelt: str
    until: datetime | None


def suggestions(text: str, language: str) -> list[Suggestion]:
    """Return at most ten suggestions whose words begin like those of `text`; at most three queries."""
    typed, now = words(text), timezone.now()
    if len("".join(typed)) < SHORTEST:
        return []
    fitting = [one for one in _known(cards_version(current_version()), language) if _fits(one, typed, now)]
    start = f" {' '.join(typed)}"
    fitting.sort(key=lambda one: (not one.spelt.startswith(start), len(one.label), one.label))
    return [
        one
        for suggested, most in MOST_SHOWN.items()
        for one in [found for found in fitting if found.type == suggested][:most]
    ]


def _fits(one: Suggestion, typed: list[str], now: datetime) -> bool:
    return all(f" {word}" in one.spelt for word in typed) and (one.until is None or one.until > now)


@lru_cache(maxsize=4)
def _known(version: str, language: str) -> tuple[Suggestion, ...]:
    until: dict[Told, datetime | None] = {}
    for told, end in _told(version, language):
        known = until.get(told, end)
        until[told] = max(known, end) if known and end else None
    return tuple(
        Suggestion(kind, label, "".join(f" {word}" for word in words(f"{label} {other}")), end)
        for (kind, label, other), end in until.items()
    )


def _told(version: str, language: str) -> Iterator[tuple[Told, datetime | None]]:
    """Yield what each public card tells, and until when it can be found."""
    known = vocabulary(version)
    for entry in _shown(language):
        last = entry.last_start if entry.is_dated else None
        if entry.is_dated and last is None:
            continue
        end = min((moment for moment in (last, entry.expires_at) if moment), default=None)
        yield (SuggestionType.WORKSHOP, entry.title, ""), end
        for partner in filter(None, (entry.organisation, entry.place_name)):
            yield (SuggestionType.PARTNER, partner, ""), end
        if entry.commune:
            yield (SuggestionType.COMMUNE, entry.commune, entry.postcode), end
        for key in entry.values_of("skill"):
            yield (SuggestionType.SKILL, known.skill(key, language).name, ""), end


def _shown(language: str) -> Iterator[Entry]:
    last_start = Max("sessions__starts_at", filter=Q(sessions__is_open=True))
    shown = Entry.objects.filter(in_catalogue=True, shown_in__contains=f" {language} ")
    return shown.defer("summary", "body", "url").annotate(last_start=last_start).iterator()
