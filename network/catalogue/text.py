"""French text made comparable: what is typed and what is found become the same stems."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

MAX_CHARACTERS = 200
MAX_WORDS = 16

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ`´](?=\w)", re.IGNORECASE)
# “e-mail”, “e-administration”: the letter belongs to the word; other hyphens part words.
_LETTER_HYPHEN = re.compile(r"\b([a-z])[-‐‑](?=[a-z])", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# Plurals that the stemmer leaves: vidéos, menus, jeux.
_PLURAL = re.compile(r"(?<=[aiou])s$|(?<=[eo]u)x$")
_stemmer = snowballstemmer.stemmer("french")

STOP_WORDS = frozenset(
    """
    a ai ainsi alors apres au aucun aussi autre aux avec avant avez avoir c ce cela ces cet cette chez comme
    comment d dans de des dont du elle elles en entre es est et etes etre eu eux fait faire faut il ils j je
    l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour pres puis
    qu quand que quel quelle quelles quels qui s sa sans se ses si son sont sous suis sur t ta te tes toi
    ton tous tout toute toutes tres tu un une vers veux voudrais vos votre vous y the of and to for in with
    my at
    """.split()  # noqa: SIM905
)


def clean(text: str) -> str:
    """Return `text` on one line without control characters, at most 200 characters, 16 words, NFKC.

    The cut comes before NFKC, which can make one character eighteen.
    """
    visible = "".join(
        " " if unicodedata.category(c) in ("Cc", "Cs", "Cn") else c for c in text[:MAX_CHARACTERS]
    )
    return " ".join(unicodedata.normalize("NFKC", visible).split()[:MAX_WORDS])


def fold(word: str) -> str:
    """Return `word` in small letters without accents, ligatures parted."""
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFD", word.translate(_LIGATURES).lower())
    return "".join(c for c in parted if not unicodedata.combining(c))


def written_words(text: str) -> list[str]:
    """Return the words of `text` as written, in order: elisions dropped, hyphens parting."""
    joined = _LETTER_HYPHEN.sub(r"\1", _ELISION.sub("", text))
    return _WORD.findall(unicodedata.normalize("NFKC", joined))


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    return [fold(word) for word in written_words(text)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word; words of one or two letters stay whole."""
    return _stemmer.stemWord(_PLURAL.sub("", word) if len(word) > 3 else word) if len(word) > 2 else word


def stems(text: str) -> list[str]:
    """Return the stems of the words of `text` that carry meaning, in order."""
    return [
        stem(word) for word in words(text) if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    ]
