"""Opening hours as people type them, “lun-ven 9h-12h”, in OpenStreetMap's notation."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partners.opening_hours.reading import Reader, UnreadError
from partners.opening_hours.repair import LONGEST, is_clean
from partners.opening_hours.words import pieces
from partners.opening_hours.writing import refuse_contradictions, written

_DOUBTFUL = re.compile(r'unknown(?! "[^"]+")|\?')


@dataclass(frozen=True, slots=True)
class Typed:
    """The notation of a text, or the problem to tell: one of the two is empty, both for an empty text."""

    osm: str = ""
    problem: str = ""


def understand(text: str) -> Typed:
    """Return what a text says, never a guess; the notation itself is taken as it is."""
    said = text.strip()
    try:
        return Typed(osm=_notation(said) if said else "")
    except UnreadError as problem:
        return Typed(problem=str(problem))


def _notation(said: str) -> str:
    if len(said) > LONGEST:
        raise UnreadError(
            _("These hours are too long: %(number)s letters at most. Write for example “Monday 9:00-12:00”.")
            % {"number": LONGEST}
        )
    if is_clean(said) and not _DOUBTFUL.search(said):
        refuse_contradictions(said)
        return said
    found = list(pieces(said))
    if [piece.kind for piece in found] == ["always"]:
        return "24/7"
    reader = Reader()
    reader.read(found)
    return written(reader)
