"""Every address that the site answers, as its resolver lists them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

# `<int:pk>`, `(?P<kind>csv|xlsx)` or an unnamed group.
_PARAMETER = re.compile(
    r"<(?:\w+:)?(\w+)>"
    r"|\(\?P<(\w+)>((?:\[[^\]]*\]|\([^()]*\)|\\.|[^()])*)\)"
    r"|\(([^()?][^()]*)\)"
)
LANGUAGE = f"{settings.LANGUAGE_CODE}/"


@dataclass(frozen=True, slots=True)
class Address:
    """`route` is written as in the files of addresses, without the language."""

    route: str
    name: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what is filled in; an unnamed one is called by its number."""
        found = [one[0] or one[1] for one in _PARAMETER.findall(self.route)]
        return tuple(name or str(number) for number, name in enumerate(found))

    def path(self, values: dict[str, object]) -> str:
        """Return the path with these values in the place of its parameters; KeyError names a missing one."""
        names = iter(self.parameters)
        filled = _PARAMETER.sub(lambda _match: str(values[next(names)]), self.route)
        prefix = LANGUAGE if self.is_translated else ""
        return "/" + prefix + re.sub(r"[\^$\\]", "", filled)

    @property
    def is_translated(self) -> bool:
        return not self.route.startswith(PLAIN)


def all_addresses() -> list[Address]:
    """Return them all, once each."""
    return list(dict.fromkeys(_walk(get_resolver().url_patterns)))


def _walk(patterns: Iterable, before: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here, (*spaces, *filter(None, [pattern.namespace])))
        elif isinstance(pattern, URLPattern):
            yield Address(here.removeprefix(LANGUAGE), ":".join([*spaces, pattern.name or ""]))


# What stands outside the languages.
PLAIN = (
    "admin/",
    "documents/",
    "donnees/",
    "api/",
    "health/",
    "robots.txt",
    "sitemap.xml",
    "<slug:section>/sitemap.xml",
    "^media/",
)
