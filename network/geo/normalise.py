"""One spelling for every way a person writes a place name."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ʼ": " "})
_WORD = re.compile(r"[^\W_]+")
_SAINTS = {"st": "saint", "ste": "sainte"}
_OVER_UNDER = re.compile(r"\bs/(s\b)?")


def clean(text: str, limit: int) -> str:
    """Return at most `limit` characters of `text`, controls turned into blanks, trimmed."""
    kept = (" " if unicodedata.category(char).startswith("C") else char for char in text[:limit])
    return "".join(kept).strip()


def normalise(name: str) -> str:
    """Return lower-case words without accents or punctuation, one blank apart.

    `œ` and `æ` are opened, hyphens and apostrophes of any shape part words, `st` and `ste`
    become `saint` and `sainte`, `s/` and `s/s` become `sur` and `sous`. Running it again
    changes nothing.
    """
    folded = name.lower() if name.isascii() else _fold(name)
    if "/" in folded:
        folded = _OVER_UNDER.sub(lambda match: "sous " if match[1] else "sur ", folded)
    return " ".join(_SAINTS.get(word, word) for word in _WORD.findall(folded))


def _fold(name: str) -> str:
    """Return `name` in lower case without diacritics, by compatibility decomposition."""
    opened = unicodedata.normalize("NFKD", name.translate(_LIGATURES)).casefold()
    letters = unicodedata.normalize("NFKD", opened)
    return "".join(char for char in letters if not unicodedata.combining(char))
