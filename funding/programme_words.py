"""What the page of a programme tells beside its text: dates, money, area, and what it financed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext

from events.models import WorkshopPage
from funding.enums import Applicant
from funding.standing import standing
from funding.templatetags.funding_words import between, euros, number, percent
from network.content.frame import keep
from partners.addresses import public_organisations
from partners.directory.facts import Fact, labels

if TYPE_CHECKING:
    from funding.models import FundingPage, ProgrammePage

HOME_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    language: str = ""


# A link, and when what it leads to leaves the site.
Until = tuple[Link, datetime | None]


def programme_context(page: "ProgrammePage", request: HttpRequest) -> dict[str, object]:
    """Return what the template shows beside the fields of the page, as things stand now."""
    now = timezone.now()
    calls = list(page.calls()) if page.pk else []
    index = page.get_parent().specific
    return {
        "trail": _trail(index, request),
        "index": index,
        "standing": standing(calls, page.recurrence, now),
        "coming_calls": [call for call in reversed(calls) if call.closes_at >= now],
        "past_calls": [call for call in calls if call.closes_at < now],
        "facts": facts_of(page),
        "figures": figures_of(page),
        "workshops": _kept(page, request, "workshops", lambda: _workshops(page)),
        "partners": _kept(page, request, "partners", lambda: _partners(page)),
    }


def facts_of(page: "ProgrammePage") -> list[Fact]:
    """Return the money, for whom and where; facts without text are left out when shown."""
    return [
        Fact("tag", gettext("How much"), "\n".join(filter(None, (amounts_of(page), page.amount_note)))),
        Fact("info", gettext("Share of the cost"), rates_of(page)),
        Fact("handshake", gettext("Kind of help"), page.get_aid_kind_display()),
        Fact("building", gettext("Source of money"), page.get_money_source_display()),
        Fact("users", gettext("Who may ask"), labels(Applicant, page.applicants, ", ")),
        Fact("check", gettext("On what conditions"), page.conditions),
        Fact("map-pin", gettext("Where"), page.area),
        Fact("calendar", gettext("How often"), page.get_recurrence_display()),
        Fact("user", gettext("Who reads the requests"), page.instructing_body),
    ]


def amounts_of(page: "ProgrammePage") -> str:
    """Return the amounts in words: "de 500 € à 2 000 €"."""
    return between(euros(page.amount_min), euros(page.amount_max))


def rates_of(page: "ProgrammePage") -> str:
    return between(percent(page.rate_min), percent(page.rate_max))


def figures_of(page: "ProgrammePage") -> list[Fact]:
    """Return the figures that are known; the template says where they come from."""
    return [
        Fact("tag", gettext("Money given"), euros(page.money_given)),
        Fact("map-pin", gettext("Places equipped or opened"), number(page.places_opened)),
        Fact("users", gettext("People reached"), number(page.people_reached)),
    ]


def _kept(
    page: "ProgrammePage", request: HttpRequest, name: str, read: Callable[[], list[Until]]
) -> list[Link]:
    """Return links that are read once as long as no page and no organisation changes."""
    now, found = timezone.now(), keep(request, ("programme", name, page.pk), read)
    return [link for link, until in found if until is None or until > now]


def _workshops(page: "ProgrammePage") -> list[Until]:
    """Return the readable workshops it paid for, each in the language of the reader if there is one."""
    keys = page.financed_workshops.values_list("workshop__translation_key", flat=True)
    found = WorkshopPage.objects.readable().by_key(keys, language=get_language() or "").values()
    shown = sorted((one for one in found if one.url), key=lambda one: one.title)
    return [(Link(one.title, one.url, one.locale.language_code), one.expire_at) for one in shown]


def _partners(page: "ProgrammePage") -> list[Until]:
    helped = page.financed_partners.values_list("organisation", flat=True)
    return [(Link(one.name, url), one.expire_at) for one, url in public_organisations(helped)]


def _trail(index: "FundingPage", request: HttpRequest) -> list[dict[str, str | None]]:
    above = [index]
    while above[0].depth > HOME_DEPTH:
        above.insert(0, above[0].get_parent())
    return [{"title": one.title, "url": one.get_url(request)} for one in above]
