"""Lines of an iCalendar file (RFC 5545 §3.1), written by hand: a library costs ten times as much."""

import re
from datetime import UTC, datetime

LONGEST_LINE = 75
# Controls are no text (§3.3.11), nor of XML 1.0; what separates lines anywhere else becomes a blank.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233, 65534, 65535), " ")
_CONTROL = re.compile(f"\r\n|[{re.escape(''.join(map(chr, _CONTROLS)))}]")


def text(value: str) -> str:
    """Return a value of type TEXT: controls out, what has a meaning escaped."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    # Nearly every text is such: to look through it a second time costs more than the rest.
    return escaped if escaped.isprintable() else _CONTROL.sub(_written, escaped)


def _written(found: re.Match[str]) -> str:
    return "\\n" if found[0] in ("\n", "\r\n") else " "


def plain(value: str) -> str:
    """Return `value` on one line, controls turned into blanks."""
    return value.translate(_CONTROLS)


def address(value: str) -> str:
    """Return a value of type URI: nothing that could end its line."""
    return "".join(value.split())


def instant(moment: datetime) -> str:
    """Return an aware moment as DATE-TIME in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def fold(line: str) -> bytes:
    """Return a line with its end, in pieces of at most 75 octets that cut no character."""
    octets = line.encode()
    if len(octets) <= LONGEST_LINE:
        return octets + b"\r\n"
    pieces, start, room = [], 0, LONGEST_LINE
    while start < len(octets):
        end = _boundary(octets, start + room)
        pieces.append(octets[start:end])
        # The blank that continues a line counts.
        start, room = end, LONGEST_LINE - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def _boundary(octets: bytes, end: int) -> int:
    """Return the last place up to `end` where a character begins."""
    while end < len(octets) and octets[end] & 0xC0 == 0x80:
        end -= 1
    return end
