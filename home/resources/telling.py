"""What the page of a resource tells beside its text: facts in short, and workshops that teach the same."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from home.coming import Coming
from home.kept import kept
from home.resources.enums import ResourceKind, ResourceLicence
from home.resources.reporting.answering import REPORT
from home.trail import Step
from network.catalogue.enums import Audience, SpokenLanguage
from network.catalogue.presentation import shown_card
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card
from network.catalogue.searching import search
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import vocabulary
from network.content.templatetags.plain_words import duration
from partners.directory.facts import Fact, labels

if TYPE_CHECKING:
    from home.models import ResourcePage

MOST_CARDS = 3
ILLUSTRATIONS = {
    ResourceKind.VIDEO: "video-call",
    ResourceKind.ONLINE_COURSE: "tablet",
    ResourceKind.FREE_SOFTWARE: "computer",
    ResourceKind.DIGITAL_TOOL: "phone",
    ResourceKind.DIRECTORY: "map",
    ResourceKind.TOOLBOX: "together",
    ResourceKind.METHOD: "together",
}
ANY_OTHER = "letter"


def resource_context(page: "ResourcePage", request: HttpRequest) -> dict[str, object]:
    """Return what the template shows beside the fields of the page."""
    version, language = page.catalogue_version, reading_language()
    words = vocabulary(version)
    skills = [words.skill(key, language) for key in page.skill_keys]
    family = skills[0].family if skills else ""
    coming = [shown_card(card, words, language) for card in workshops(page.skill_keys, version, language)]
    return {
        "trail": _trail(page, request),
        "family": family,
        "family_label": words.family(family, language).name if family else "",
        "illustration": ILLUSTRATIONS.get(page.kind, ANY_OTHER),
        "skills": [skill for skill in skills if skill.definition],
        "site": urlsplit(page.url).hostname or "",
        "facts": facts_of(page, [skill.name for skill in skills]),
        "cards": sorted(coming, key=lambda card: card.sessions[0].starts_at),
        "workshops_url": workshops_url(page.skill_keys),
        "report_url": f"{page.get_url(request)}{REPORT}/",
    }


def _trail(page: "ResourcePage", request: HttpRequest) -> list[Step]:
    """Return home and the library, which the way here has read already."""
    library = page.get_parent()
    return [
        Step(gettext("Home"), reverse("wagtail_serve", args=[""])),
        Step(library.title, library.get_url(request) or ""),
    ]


def facts_of(page: "ResourcePage", skills: list[str]) -> list[Fact]:
    """Return what one needs to know before opening it; facts without text are left out when shown."""
    offline = gettext("Yes, once downloaded or printed") if page.works_offline else gettext("No")
    account = gettext("You need to open an account.") if page.needs_account else gettext("None needed.")
    licence = page.get_licence_display() if page.licence != ResourceLicence.NONE else ""
    return [
        Fact("building", gettext("Made by"), page.provider),
        Fact("book", gettext("What you learn"), ", ".join(skills)),
        Fact("users", gettext("For whom"), labels(Audience, page.audience, ", ") or gettext("Everyone")),
        Fact("clock", gettext("Time it takes"), duration(page.duration_minutes)),
        Fact("language", gettext("Language"), labels(SpokenLanguage, page.languages, ", ")),
        Fact("user", gettext("Account"), account),
        Fact("download", gettext("Works without internet"), offline),
        Fact("tag", gettext("Licence"), licence),
    ]


def workshops(skills: list[str], version: str, language: str) -> tuple[Card, ...]:
    """Return the next cards with a date that teach one of these skills, kept until one can be otherwise."""
    now = timezone.now()
    asked = CatalogueQuery(
        now=now,
        date_from=timezone.localdate(now),
        terms={"skill": frozenset(skills)},
        sort="date",
        limit=MOST_CARDS,
        site_language=language,
    )
    key = "workshops", language, tuple(skills)
    [found] = kept(key, version=version, now=now, read=lambda: [Coming(None, tuple(search(asked).cards))])
    return found.cards


def workshops_url(skills: list[str]) -> str:
    """Return the catalogue with these skills chosen."""
    query = QueryDict(mutable=True)
    query.setlist("skill", skills)
    return f"{reverse('catalogue')}?{query.urlencode()}"
