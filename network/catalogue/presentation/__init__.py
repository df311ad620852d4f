"""What the search page shows of an answer: cards in words, facets, chosen filters, notices, ways on."""

from network.catalogue.presentation.beside import Beside, beside
from network.catalogue.presentation.cards import ShownCard, shown_card
from network.catalogue.presentation.filters import Chip, Facet, Option, chips, definitions, facets
from network.catalogue.presentation.following import Following, following
from network.catalogue.presentation.navigation import Link, Pages, pages, sorts, ways_on
from network.catalogue.presentation.notices import Notice, notices

__all__ = [
    "Beside",
    "Chip",
    "Facet",
    "Following",
    "Link",
    "Notice",
    "Option",
    "Pages",
    "ShownCard",
    "beside",
    "chips",
    "definitions",
    "facets",
    "following",
    "notices",
    "pages",
    "shown_card",
    "sorts",
    "ways_on",
]
