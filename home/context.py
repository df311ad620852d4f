"""What the template of the home page shows beside its fields."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from home.coming import Coming, main_towns
from home.doors import doors
from home.kept import kept_coming
from home.needs.assessment_page import AssessmentPage
from network.catalogue.forms import CatalogueForm
from network.catalogue.presentation import ShownCard, shown_card
from network.catalogue.results import Card
from network.catalogue.state import current_version
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import Vocabulary, vocabulary
from network.content.frame import keep
from network.content.models import NetworkSettings

if TYPE_CHECKING:
    from home.models import HomePage


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownComing:
    """A town's next cards in words; `url` opens the catalogue near the town."""

    town: str
    url: str
    cards: list[ShownCard]


def home_context(page: "HomePage", request: HttpRequest) -> dict[str, object]:
    """Return the search, the doors and what comes next, in few queries whatever there is to show."""
    version, language, now = current_version(), reading_language(), timezone.now()
    words = vocabulary(version)
    towns = main_towns(NetworkSettings.for_request(request).main_towns)
    groups = kept_coming(towns, version=version, now=now, language=language)
    return {
        "form": CatalogueForm(QueryDict()),
        "action": reverse("catalogue"),
        "examples": [Link(text, _catalogue(q=text)) for text in page.searches],
        "doors": doors((block.value for block in page.doors), words, language),
        "assessment": _assessment(page, request, now),
        "coming": list(_shown(groups, words, language)),
        "empty_actions": [Link(gettext("Find a workshop"), _catalogue())],
    }


def _assessment(page: "HomePage", request: HttpRequest, now: datetime) -> Link | None:
    """Return the way to the self-assessment, kept until a page is published or taken down."""

    def read() -> tuple[Link, datetime | None] | None:
        found = AssessmentPage.objects.readable().child_of(page).first()
        return (Link(found.title, found.get_url(request)), found.expire_at) if found else None

    link, until = keep(request, ("assessment", page.pk), read) or (None, None)
    return link if until is None or until > now else None


def _shown(groups: Iterable[Coming], words: Vocabulary, language: str) -> Iterable[ShownComing]:
    for group in groups:
        cards = sorted((shown_card(_short(card), words, language) for card in group.cards), key=_first_date)
        town = group.town
        if town:
            yield ShownComing(town.name, _catalogue(near=town.label), cards)
        else:
            yield ShownComing("", _catalogue(), cards)


def _first_date(card: ShownCard) -> tuple[bool, float]:
    """Order by the date that the card shows: the first one with seats, which may not be its next."""
    return not card.sessions, card.sessions[0].starts_at.timestamp() if card.sessions else 0.0


def _short(card: Card) -> Card:
    """Return the card without its summary: here people choose a date, and read on from there."""
    return replace(card, summary="", highlight=SafeString())


def _catalogue(**parameters: str) -> str:
    query = f"?{urlencode(parameters)}" if parameters else ""
    return f"{reverse('catalogue')}{query}"
