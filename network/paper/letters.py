"""The letters a sheet can print, and what becomes of those it has not."""

import re
from functools import lru_cache
from pathlib import Path
from unicodedata import category, normalize

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
UNREADABLE = "[…]"
_MARK = "\0"
_RUN = re.compile(rf"{_MARK}(?:[ \u00a0]*{_MARK})*")
_SPACES = re.compile(" {2,}")
# Thin and wide no-break spaces, the no-break hyphen, tabs and ends of line have a sign that we print.
_ALIKE = str.maketrans(
    {"\u202f": "\u00a0", "\u2011": "-", "\t": " ", "\r": None, "\u2028": "\n", "\u2029": "\n", "\x0b": "\n"}
)


def font(name: str) -> Path:
    """Return the file of a font: latin-regular, latin-bold, latin-ext-regular or latin-ext-bold."""
    return FONTS / f"atkinson-{name}.ttf"


@lru_cache(maxsize=2)
def signs(name: str) -> frozenset[str]:
    """Return the signs that a part of the letters draws: latin, or latin-ext for the rest of Europe."""
    with TTFont(font(f"{name}-regular"), lazy=True) as drawn:
        return frozenset(map(chr, drawn.getBestCmap()))


def printable(text: str) -> str:
    """Return the text in signs that a sheet prints.

    A letter with a foreign accent keeps its letter; a word in other writing becomes “[…]”, so that nobody
    takes the sheet for complete; pictures and invisible signs are left out.
    """
    text = normalize("NFC", text).translate(_ALIKE)
    if _known().issuperset(text):
        return text
    kept = "".join(map(_nearest, text))
    return _SPACES.sub(" ", _RUN.sub(UNREADABLE, kept)).strip(" ")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return signs("latin") | signs("latin-ext") | {"\n"}


def _nearest(sign: str) -> str:
    """Return the sign, what it is made of, a mark for what cannot be printed, or nothing."""
    if sign in _known():
        return sign
    parts = "".join(part for part in normalize("NFKD", sign) if category(part)[0] != "M")
    if parts and parts != sign and _known().issuperset(parts):
        return parts
    return _MARK if category(sign)[0] in "LN" else ""
