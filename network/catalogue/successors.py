"""Partners that others took the place of: links kept for years mean the others."""

import re
from collections.abc import Callable, Collection, Mapping

from django.http import QueryDict

Find = Callable[[Collection[str]], Mapping[str, str]]
_finds: list[Find] = []
# Others are refused by the form.
_SLUG = re.compile(r"[-a-z0-9_]{1,120}")


def register(find: Find) -> None:
    """Let `find` say which slugs of partners gave way to which. Called once, when the app is ready."""
    _finds.append(find)


def with_successors(data: QueryDict) -> QueryDict:
    """Return an address of the catalogue that asks for the partners of today."""
    asked = data.getlist("partner")
    good = [slug for slug in asked if _SLUG.fullmatch(slug)]
    told = {old: new for find in _finds for old, new in find(good).items()} if good else {}
    if not told:
        return data
    meant = data.copy()
    meant.setlist("partner", list(dict.fromkeys(told.get(slug, slug) for slug in asked)))
    return meant
