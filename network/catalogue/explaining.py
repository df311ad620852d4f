"""What a search becomes before it is asked: for staff who wonder why something is found, or is not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from network.catalogue.labels import label
from network.catalogue.models import SynonymGroup
from network.catalogue.moments import Moments, read_moments
from network.catalogue.state import current_version
from network.catalogue.text import clean, stems
from network.catalogue.translations import reading_language
from network.catalogue.understanding import understand
from network.catalogue.vocabulary import vocabulary
from network.catalogue.wording import Clause, Phrase


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that must be found, and those that are found instead of them."""

    words: str
    or_else: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A search as the catalogue reads it; `place` is "" where none was understood.

    `moments` are the days, hours and ways to meet that its words ask for, in words.
    """

    place: str
    moments: tuple[str, ...]
    ignored: tuple[str, ...]
    asked: tuple[Asked, ...]


def explain(text: str, departments: frozenset[str]) -> Explained:
    """Return what `text` becomes; `departments` are the region's, as for `understand`."""
    asked_for = read_moments(clean(text), localdate())
    understood = understand(asked_for.text, departments)
    words = understood.text.split()
    thesaurus, known = vocabulary(current_version()).thesaurus, _known_words()
    asked = (_asked(phrase, clause, words, known) for phrase, clause in thesaurus.read(understood.text))
    return Explained(
        place=understood.place.label if understood.place else "",
        moments=tuple(_in_words(asked_for)),
        ignored=tuple(word for word in words if not stems(word)),
        asked=tuple(dict.fromkeys(asked)),
    )


def _in_words(moments: Moments) -> Iterator[str]:
    if moments.period:
        first, last = (date_format(day, "l j F") for day in moments.period)
        yield first if first == last else _("from %(first)s to %(last)s") % {"first": first, "last": last}
    words = vocabulary(current_version())
    for facet, values in moments.terms.items():
        yield from (label(facet, value, words, reading_language()) for value in sorted(values))


def _known_words() -> dict[Phrase, list[str]]:
    """Return the words that staff typed, by the stems that the catalogue makes of them."""
    known: dict[Phrase, list[str]] = defaultdict(list)
    for group in SynonymGroup.objects.all():
        for word in group.words():
            known[tuple(stems(word))].append(word)
    return known


def _asked(phrase: Phrase, clause: Clause, words: Iterable[str], known: dict[Phrase, list[str]]) -> Asked:
    typed = [word for word in words if set(stems(word)) & set(phrase)]
    others = (word for other in clause - {phrase} for word in known[other])
    return Asked(" ".join(typed), tuple(sorted(set(others), key=str.casefold)))
