"""Départements named in a sentence: “Jura”, and in French “au Jura et à la Côte-d’Or”."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.geo.gazetteer import department
from network.geo.records import Department

# As INSEE's code of names of départements (TNCC) has them; the others say “la”.
_LES = frozenset(["04", "05", "06", "08", "13", "22", "40", "64", "65", "66", "78", "79", "88", "92", "984"])
_LE = frozenset(
    "14 15 18 25 29 30 32 39 41 45 46 47 49 56 59 62 63 67 68 69 81 82 83 84 90 94 95".split()  # noqa: SIM905
)
_BARE = frozenset(["75", "974", "975", "976", "977", "978", "986"])
_ELIDED = "AEIOYÎ"
_HERAULT = "34"


def areas(codes: Iterable[str]) -> str:
    """Return the names of these départements in a sentence, in French with “à” before each; codes nobody
    knows are left out, and "" is said of none."""
    known = [found for code in sorted(codes) if (found := department(code))]
    is_french = (get_language() or "").startswith("fr")
    return get_text_list([_to(one) if is_french else one.name for one in known], _("and"))


def _to(one: Department) -> str:
    name = one.name.replace("'", "’")
    if one.code in _LES:
        return f"aux {name}"
    if one.code in _LE:
        return f"au {name}"
    if one.code in _BARE:
        return f"à {name}"
    return f"à l’{name}" if name[0] in _ELIDED or one.code == _HERAULT else f"à la {name}"
