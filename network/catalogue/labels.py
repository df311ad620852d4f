"""Words for the keys of the catalogue, in the reader's language."""

from collections.abc import Collection
from functools import lru_cache

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import (
    KINDS,
    Access,
    Audience,
    Fee,
    Format,
    Level,
    PartOfDay,
    Weekday,
)
from network.catalogue.results import Card, FacetCount, FeedCard
from network.catalogue.vocabulary import Vocabulary
from network.geo.areas import areas

FACET_LABELS = {
    "skill": _("What to learn"),
    "day": _("Day"),
    "part": _("Part of the day"),
    "level": _("Level"),
    "fee": _("Fee"),
    "format": _("On site or remote"),
    "kind": _("Kind"),
    "audience": _("For whom"),
    "access": _("Access"),
    "language": _("Language"),
    "partner": _("Organisation"),
}
_CHOICES = {
    "day": dict(Weekday.choices),
    "part": dict(PartOfDay.choices),
    "level": dict(Level.choices),
    "fee": dict(Fee.choices),
    "format": dict(Format.choices),
    "kind": KINDS,
    "audience": dict(Audience.choices),
    "access": dict(Access.choices),
}


def label(facet: str, value: str, words: Vocabulary, language: str) -> str:
    """Return the words for a facet's value; the value itself where none are known."""
    if facet == "skill":
        return words.skill(value, language).name
    if facet == "family":
        return words.family(value, language).name
    if facet == "language":
        return _language_name(value)
    return _choice(facet, value, get_language())


# A page has a hundred of them, the same on every page.
@lru_cache(maxsize=1000)
def _choice(facet: str, value: str, _language: str | None) -> str:
    return str(_CHOICES.get(facet, {}).get(value, value))


def reserved(departments: Collection[str]) -> str:
    """Return whom a card is kept for, “Réservé au Jura”; "" where everybody may come."""
    # Translators: in French the names come with “à”, as in “au Jura et à la Nièvre”.
    return gettext("Only for people from %(areas)s") % {"areas": areas(departments)} if departments else ""


def summary_of(card: Card | FeedCard) -> str:
    """Return what a card says of itself where nothing else tells whom it is kept for: that comes first."""
    kept_for = reserved(card.reserved_for)
    return " ".join(filter(None, (kept_for and f"{kept_for}.", card.summary)))


def ordered(facet: str, counts: list[FacetCount], words: Vocabulary) -> list[FacetCount]:
    """Return the counts in the order people expect: the staff's, the week's, or the fullest first."""
    if facet == "skill":
        order = {key: place for place, key in enumerate(words.skill_keys())}
    elif facet in _CHOICES:
        order = {value: place for place, value in enumerate(_CHOICES[facet])}
    else:
        return sorted(counts, key=lambda found: (-found.count, found.value))
    return sorted(counts, key=lambda found: order.get(found.value, len(order)))


def _language_name(code: str) -> str:
    known = LANG_INFO.get(code, {}).get("name")
    return gettext(known) if known else code
