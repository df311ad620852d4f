"""The answer of the site's search in words: results with their type, filters by type, ways on."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from network.catalogue.addresses import replaced, without
from network.catalogue.presentation import Link, ShownCard, shown_card
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card, CatalogueResults
from network.catalogue.site.types import ICONS, ResultType, type_of
from network.catalogue.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Result:
    """One result; templates/components/result.html shows it."""

    icon: str
    card: ShownCard


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    count: int
    url: str
    is_current: bool


def result(card: Card, words: Vocabulary, language: str) -> Result:
    """Return a card with the icon of its type."""
    return Result(ICONS[type_of(card.kind)], shown_card(card, words, language))


def tabs(data: QueryDict, chosen: str, results: CatalogueResults) -> list[Tab]:
    """Return the filter of each type that has results, after that of them all; the one chosen stays."""
    counts: Counter[ResultType] = Counter()
    for found in results.facets["kind"]:
        counts[type_of(found.value)] += found.count
    shown = [one for one in ResultType if counts[one] or one == chosen]
    everything = Tab(_("Everything"), counts.total(), without(data, "type"), not chosen)
    return [
        everything,
        *(Tab(str(one.label), counts[one], replaced(data, type=one.value), one == chosen) for one in shown),
    ]


def ways_on(query: CatalogueQuery, data: QueryDict) -> list[Link]:
    """Return where to go when nothing was found: the other types, or the catalogue, which looks further."""
    catalogue = reverse("catalogue")
    if query.terms:
        onward = Link(_("Search everything"), without(data, "type"))
    else:
        onward = Link(_("Find a workshop"), f"{catalogue}?{urlencode({'q': query.text})}")
    return [onward, Link(_("See all workshops"), catalogue)]
