"""What can be chosen and what was: facets with their counts, chosen filters to remove."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.catalogue.addresses import without
from network.catalogue.labels import FACET_LABELS, label, ordered
from network.catalogue.presentation.splitting import OPEN, rank
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults, FacetCount
from network.catalogue.vocabulary import SkillName, Vocabulary

SOUGHT = "skill"


class Option(NamedTuple):
    id: str
    value: str
    label: str
    count: int
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    is_open: bool
    options: tuple[Option, ...]
    definitions: tuple[SkillName, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    remove_url: str


def facets(query: CatalogueQuery, results: CatalogueResults, words: Vocabulary, language: str) -> list[Facet]:
    """Return the facets that have choices, those that split the answers best first, the first two open.

    A chosen value stays in reach even where it finds nothing, and its facet comes first, open. Skills come
    next until one is chosen: they are what people come for.
    """
    ranked = []
    for place, (name, title) in enumerate(FACET_LABELS.items()):
        chosen = query.terms.get(name, frozenset())
        counts = {found.value: found for found in results.facets.get(name, [])}
        counts |= {value: FacetCount(value, 0) for value in chosen if value not in counts}
        options = tuple(
            Option(
                f"{name}-{found.value}",
                found.value,
                found.label or label(name, found.value, words, language),
                found.count,
                found.value in chosen,
            )
            for found in ordered(name, list(counts.values()), words)
        )
        if options:
            order = rank(place, options, results.count, is_first=name == SOUGHT and not chosen)
            ranked.append((order, name, str(title), options))
    return [
        Facet(
            name,
            title,
            at < OPEN or any(option.is_selected for option in options),
            options,
            definitions(name, options, words, language),
        )
        for at, (_rank, name, title, options) in enumerate(sorted(ranked, key=itemgetter(0)))
    ]


def definitions(
    name: str, options: Sequence[Option], words: Vocabulary, language: str
) -> tuple[SkillName, ...]:
    """Return the skills among `options` that staff explained, in words."""
    if name != "skill":
        return ()
    skills = (words.skill(option.value, language) for option in options)
    return tuple(skill for skill in skills if skill.definition)


def chips(data: QueryDict, query: CatalogueQuery, shown: list[Facet]) -> list[Chip]:
    """Return what was chosen, each with the address that drops it."""
    return [*_place_chips(data, query), *_single_chips(data, query), *_facet_chips(data, shown)]


def _place_chips(data: QueryDict, query: CatalogueQuery) -> Iterator[Chip]:
    if query.near is None:
        return
    where = _("Within %(km)s km of %(place)s") % {
        "km": f"{query.near.radius_km:g}",
        "place": query.near.label,
    }
    kept = data.copy()
    kept.pop("radius", None)
    yield Chip(where, without(kept, "near"))


def _single_chips(data: QueryDict, query: CatalogueQuery) -> Iterator[Chip]:
    if query.date_from:
        yield Chip(_("From %(day)s") % {"day": _day(query.date_from)}, without(data, "from"))
    if query.date_to:
        yield Chip(_("Until %(day)s") % {"day": _day(query.date_to)}, without(data, "to"))
    if query.seats:
        words = ngettext("%(n)s free seat", "%(n)s free seats", query.seats) % {"n": query.seats}
        yield Chip(words, without(data, "seats"))


def _facet_chips(data: QueryDict, shown: list[Facet]) -> Iterator[Chip]:
    for facet in shown:
        for option in facet.options:
            if option.is_selected:
                yield Chip(option.label, without(data, facet.name, option.value))


def _day(day: date) -> str:
    return date_format(day, "l j F")
