"""The words people write hours with, cut into pieces: a day, an hour, “except”, “closed”…"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DAYS = {
    "Mo": "lundis?|lun|lu|mondays?|mon|mo",
    "Tu": "mardis?|mar|ma|tuesdays?|tues?|tu",
    "We": "mercredis?|mer|me|wednesdays?|wed|we",
    "Th": "jeudis?|jeu|je|thursdays?|thurs?|thu|th",
    "Fr": "vendredis?|ven|ve|fridays?|fri|fr",
    "Sa": "samedis?|sam|sa|saturdays?|sat",
    "Su": "dimanches?|dim|di|sundays?|sun|su",
}
_LETTERS = {"l": "Mo", "m": "Tu", "j": "Th", "v": "Fr", "s": "Sa", "d": "Su"}
_MONTHS = (
    *("janvier|january|janv|jan", "fevrier|february|fevr|fev|feb", "mars|march", "avril|april|avr|apr"),
    *("mai|may", "juin|june|jun", "juillet|july|juil|jul", "aout|august|aug", "septembre|september|sept|sep"),
    *("octobre|october|oct", "novembre|november|nov", "decembre|december|dec"),
)
_RANKS = {
    "1": "1ers?|1eres?|premiers?|premieres?|first|1st",
    "2": "2(?:e|eme|nde?|d)s?|deuxiemes?|seconde?s?",
    "3": "3(?:e|eme|rd)s?|troisiemes?|third",
    "4": "4(?:e|eme|th)s?|quatriemes?|fourth",
    "5": "5(?:e|eme|th)s?|cinquiemes?|fifth",
    "-1": "derniers?|dernieres?|last",
}
_DAY = "|".join(f"(?:{words})" for words in _DAYS.values())
_RANK = rf"(?:{'|'.join(_RANKS.values())})(?!\w)"
_RANKED = re.compile(_RANK)
# The order matters: the first that fits is taken.
_KINDS = {
    "end": r"[\n;]+|\.(?=\s|$)",
    "always": r"24 ?h?/24(?: ?,? ?7 ?j?/ ?7)?|24/7|jour et nuit,? tous les jours|day and night,? every day",
    "all": r"tous les jours|chaque jour|7 ?j?(?:ours)? ?(?:/|sur) ?7|every day|daily",
    "weekdays": r"en semaine|jours (?:ouvres|ouvrables)|weekdays",
    "weekend": r"(?:les? )?week-?ends?|weekends?",
    "holidays": r"(?:les )?jours? feries?|feries?|(?:public|bank) holidays?",
    "school": r"(?:les )?(?:vacances|conges)(?: scolaires)?|school holidays?",
    "appointment": r"(?:uniquement |seulement )?(?:(?:sur|avec|prise de|by) )?"
    r"(?:rdv|rendez-?vous|appointment)(?: (?:uniquement|seulement|only))?",
    "except": r"sauf|excepte|hormis|hors|a l'exception|except",
    "off": r"fermee?s?|fermeture|closed|off",
    "part": r"matins?|matinees?|apres-?midis?|soirs?|soirees?|"
    r"toute la journee|journees?|mornings?|afternoons?|evenings?|all day",
    "nth": rf"{_RANK}(?: ?(?:,|et|and|&) ?(?:l[ea] |the )?{_RANK})* (?P<of>{_DAY})\b"
    r"(?: (?:du|de chaque|of the|of each) (?:mois|month))?",
    "month": "|".join(f"(?:{words})" for words in _MONTHS) + r"(?!\w)",
    "day": rf"(?:{_DAY})\b\.?|[lmjvsd]\b(?!')",
    # In “9h-12h 14h-17h”, 14 is no minute.
    "time": r"(?P<hour>\d{1,2}) ?(?:heures?|h|:)(?: ?(?P<minute>[0-5]\d)(?!\d| ?[h:]))?(?: ?(?P<half>[ap]m))?"
    r"|(?P<bare>\d{1,2})(?: ?(?P<bare_half>[ap]m))?(?![\w])|midi|noon|minuit|midnight",
    "to": r"-|/(?=\s*\d)|jusqu'?(?:a|au)|au\b|a\b|to\b|until\b",
    "also": r"[,&+/]|et\b|puis\b|and\b|ou\b",
    "filler": r":|\(|\)|(?:du|de|des|d'|l'|le|les|la|en|ouverte?s?|ouverture|open|from|on|in|the|of|pendant|"
    r"tous|tout|toute|chaque|every|each|horaires?|semaine|de nouveau|during|lors)\b",
}
_SIGNS = frozenset(["end", "to", "also", "filler", "time", "day"])
_PIECE = re.compile(
    "|".join(
        rf"(?P<{kind}>(?:{words}){'' if kind in _SIGNS else '(?![a-z])'})" for kind, words in _KINDS.items()
    )
)
_UNREAD = re.compile(r"[^\s,;]+|.")
_PLAIN = str.maketrans(
    dict.fromkeys("–—−‐‑‒", "-") | dict.fromkeys("\u00a0\u202f\u2009\t\r", " ") | {"’": "'"}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: what kind it is, what it says in the notation, and as it was typed."""

    kind: str
    value: str
    typed: str


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in order; what nobody can read is one of kind `unknown`."""
    plain = text.translate(_PLAIN)
    folded = "".join(_bare(sign) for sign in plain)
    at = 0
    while at < len(folded):
        found = _PIECE.match(folded, at)
        if found and found.end() > at:
            yield Piece(_kind(found), _value(found), plain[at : found.end()])
            at = found.end()
        elif folded[at] == " ":
            at += 1
        else:
            end = _UNREAD.match(folded, at).end()
            yield Piece("unknown", "", plain[at:end])
            at = end


def _bare(sign: str) -> str:
    """Return a letter without its accent, one sign for one: the places in the text stay the same."""
    return (unicodedata.normalize("NFD", sign)[0] or sign).lower()[:1]


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if found[kind] is not None)


def _value(found: re.Match[str]) -> str:
    match _kind(found):
        case "day":
            return day_of(found[0].rstrip("."))
        case "nth":
            return f"{day_of(found['of'])}[{','.join(_ranks(found[0]))}]"
        case "month":
            return next(
                name for name, words in zip(MONTHS, _MONTHS, strict=True) if re.fullmatch(words, found[0])
            )
        case "time":
            return _time(found)
    return ""


def _ranks(words: str) -> Iterator[str]:
    """Yield 1 and 3 for “1er et 3e”, in order; -1 is the last of the month."""
    said = {rank for word in _RANKED.findall(words) for rank in _RANKS if re.fullmatch(_RANKS[rank], word)}
    return (rank for rank in _RANKS if rank in said)


def day_of(word: str) -> str:
    """Return the day of a word or of a letter."""
    named = (day for day, words in _DAYS.items() if re.fullmatch(words, word))
    return _LETTERS.get(word) or next(named, "")


def _time(found: re.Match[str]) -> str:
    """Return `09:30`; nothing when no clock shows it."""
    named = {"midi": "12:00", "noon": "12:00", "minuit": "24:00", "midnight": "24:00"}
    if found[0] in named:
        return named[found[0]]
    hour, half = int(found["hour"] or found["bare"]), found["half"] or found["bare_half"]
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return f"{hour:02}:{found['minute'] or '00'}" if hour <= 24 else ""
