"""Where a page stands below the home page."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    url: str


def trail(page: Page, request: HttpRequest) -> list[Step]:
    """Return the pages above `page` from the home page down; steps without an address are left out."""
    above = page.get_ancestors().live().filter(depth__gte=2)
    steps = (Step(ancestor.title, ancestor.get_url(request) or "") for ancestor in above)
    return [step for step in steps if step.url]
