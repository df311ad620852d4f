"""Where a page stands, in the words of schema.org."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.conf import settings


class Step(Protocol):
    title: str
    url: str


def breadcrumb_list(trail: Sequence[Step | Mapping[str, str]]) -> dict[str, object]:
    """Return a BreadcrumbList (https://schema.org/BreadcrumbList) of steps from the home page down."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": f"{settings.SITE_URL}{url}"}
            for position, (title, url) in enumerate(map(_told, trail), start=1)
        ],
    }


def _told(step: Step | Mapping[str, str]) -> tuple[str, str]:
    return (step["title"], step["url"]) if isinstance(step, Mapping) else (step.title, step.url)
