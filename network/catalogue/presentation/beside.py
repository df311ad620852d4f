"""What can be followed from home, beside the answers near by."""

from dataclasses import dataclass

from django.http import QueryDict

from network.catalogue.addresses import replaced
from network.catalogue.enums import Format
from network.catalogue.presentation.cards import ShownCard, shown_card
from network.catalogue.results import CatalogueResults
from network.catalogue.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Beside:
    """The first remote cards, how many there are of them in all, and the address that shows them."""

    cards: list[ShownCard]
    count: int
    url: str


def beside(data: QueryDict, results: CatalogueResults, words: Vocabulary, language: str) -> Beside | None:
    """Return the group of remote cards; `data` is the address of the question, None is returned for none."""
    if not results.beside:
        return None
    cards = [shown_card(card, words, language) for card in results.beside]
    count = next((c.count for c in results.facets["format"] if c.value == Format.REMOTE), len(cards))
    return Beside(cards, count, replaced(data, format=Format.REMOTE))
