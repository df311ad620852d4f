"""Reads one cell of a file of workshops, or refuses it with a reason."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _

from events.local_time import from_wall_clock, is_skipped, is_twice, to_wall_clock
from network.catalogue.enums import from_label
from network.geo.normalise import normalise
from network.sheets.reading import one_line
from network.sheets.verdicts import RefusedError

FORMATS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %Hh%M")
YEARS = range(2000, 2100)
LONGEST_MINUTES = 24 * 60
MOST_SEATS = 10_000
_is_url = URLValidator(schemes=["http", "https"])


def line(cell: str, *, longest: int, is_required: bool = False) -> str:
    """Return one line of text."""
    text = one_line(cell)
    if is_required and not text:
        raise RefusedError(_("is empty"))
    if len(text) > longest:
        raise RefusedError(_("is longer than %(longest)s characters") % {"longest": longest})
    return text


def parts(cell: str) -> list[str]:
    """Return the values of a list separated by bars, each once."""
    return list(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def choice(cell: str, choices: type[TextChoices], default: str) -> str:
    """Return a key, from a key or a label whatever its case and accents."""
    text = cell.strip()
    found = _known(choices, text) if text else default
    if found is None:
        raise RefusedError(_("is unknown: %(value)s") % {"value": text[:60]})
    return str(found)


# Files repeat a few words on thousands of rows.
_known = lru_cache(maxsize=1024)(from_label)


def several(cell: str, choices: type[TextChoices]) -> tuple[str, ...]:
    """Return the keys of a list."""
    return tuple(choice(part, choices, "") for part in parts(cell))


def keys(cell: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a list of words, from what `known` says of each word, normalised."""
    found = {part: known.get(normalise(part)) for part in parts(cell)}
    unknown = [part for part, key in found.items() if key is None]
    if unknown:
        raise RefusedError(_("is unknown: %(value)s") % {"value": ", ".join(unknown)[:60]})
    return tuple(dict.fromkeys(found.values()))


def whole(cell: str, *, most: int, is_required: bool = False) -> int | None:
    """Return a whole number from 1 to `most`."""
    text = cell.strip()
    if not text and not is_required:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most):
        raise RefusedError(_("is not a whole number from 1 to %(most)s") % {"most": most})
    return int(text)


def url(cell: str) -> str:
    """Return a web address."""
    try:
        _is_url(cell.strip())
    except ValidationError:
        raise RefusedError(_("is not a web address")) from None
    return cell.strip()


def start(cell: str) -> datetime:
    """Return the naive local start, from a local time or one with its offset.

    A local time that the clocks skip is a mistake; one they show twice could be either: both are
    refused. With an offset nothing is in doubt.
    """
    moment = _moment(" ".join(cell.split()))
    if moment.year not in YEARS:
        raise RefusedError(_("is not between 2000 and 2099"))
    if timezone.is_aware(moment):
        return to_wall_clock(moment)
    if is_skipped(moment):
        raise RefusedError(_("does not exist: the clocks go forward that night"))
    if is_twice(moment):
        raise RefusedError(_("happens twice that night: write the offset, +02:00 or +01:00"))
    return moment


def moments(starts: list[datetime], first: str) -> list[datetime]:
    """Return the moments in UTC of naive local starts; the first as it was written, offset and all."""
    written = _moment(" ".join(first.split()))
    exact = {to_wall_clock(written): written.astimezone(UTC)} if timezone.is_aware(written) else {}
    return [exact.get(shown) or from_wall_clock(shown) for shown in starts]


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for pattern in FORMATS:
        try:
            return datetime.strptime(text, pattern)
        except ValueError:
            continue
    raise RefusedError(_("is not a day and hour such as 2027-03-09 14:00"))
