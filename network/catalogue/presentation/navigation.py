"""Ways on from an answer: another order, another page, somewhere else."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from network.catalogue.addresses import replaced
from network.catalogue.enums import Format
from network.catalogue.query import CatalogueQuery


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    is_current: bool = False


def sorts(data: QueryDict, query: CatalogueQuery, order: str) -> list[Link]:
    """Return the orders this question can have; `order` is the one the answer has."""
    labels = {"relevance": _("Best match"), "date": _("Soonest"), "distance": _("Nearest")}
    possible = [
        name for name in labels if name == "date" or (query.near if name == "distance" else query.text)
    ]
    return [Link(labels[name], replaced(data, sort=name), name == order) for name in possible]


def ways_on() -> list[Link]:
    """Return where to go when nothing was found."""
    address = reverse("catalogue")
    return [
        Link(_("See all workshops"), address),
        Link(_("See workshops from home"), f"{address}?format={Format.REMOTE}"),
    ]


@dataclass(frozen=True, slots=True)
class Pages:
    number: int
    count: int
    previous_url: str
    next_url: str


def pages(data: QueryDict, query: CatalogueQuery, count: int) -> Pages:
    """Return where this page stands among the pages of `count` cards."""
    number, last = query.offset // query.limit + 1, max(1, -(-count // query.limit))
    previous = replaced(data, page=min(number - 1, last)) if number > 1 else ""
    return Pages(number, last, previous, replaced(data, page=number + 1) if number < last else "")
