"""Partners that others took the place of: links kept for years mean the others."""

from collections.abc import Callable, Collection, Mapping

from django.http import QueryDict

Find = Callable[[Collection[str]], Mapping[str, str]]
_finds: list[Find] = []


def register(find: Find) -> None:
    """Let `find` say which slugs of partners gave way to which. Called once, when the app is ready."""
    _finds.append(find)


def with_successors(data: QueryDict) -> QueryDict:
    """Return an address of the catalogue that asks for the partners of today."""
    asked = data.getlist("partner")
    told = {old: new for find in _finds for old, new in find(asked).items()} if asked else {}
    if not told:
        return data
    meant = data.copy()
    meant.setlist("partner", list(dict.fromkeys(told.get(slug, slug) for slug in asked)))
    return meant
