"""Turns a request to the index of programmes into the list, the filters and the figures it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from funding.enums import MoneySource
from funding.index.programmes import Programme, programmes_of
from funding.index.question import FundingForm, Question, View
from funding.models.funder import Funder
from funding.programme_words import amounts_of, rates_of
from network.catalogue.addresses import pages_of, replaced, understood, without

if TYPE_CHECKING:
    from funding.models import FundingPage

PER_PAGE = 24
FIRST_FILTERS = ("source", "aid", "area", "applicant", "funder", "state")


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    programme: Programme
    amounts: str
    rates: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    items: list[Item]


def asked(page: "FundingPage", request: HttpRequest) -> tuple[FundingForm, Question, list[Programme]]:
    """Return the form, what was asked and the programmes that answer, the nearest deadline first."""
    programmes = programmes_of(page, request)
    form = FundingForm(request.GET, programmes)
    question = form.question()
    return form, question, [one for one in programmes if question.keeps(one)]


def listing_context(page: "FundingPage", request: HttpRequest) -> dict[str, object]:
    """Return the programmes in groups, the filters, the figures and the addresses of both files."""
    form, question, found = asked(page, request)
    data = understood(request.GET, form)
    shown = Paginator(_in_order(found, question.view), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "form": form,
        "filters": [form[name] for name in FIRST_FILTERS],
        "ignored": form.ignored(),
        "views": [Link(view.label, replaced(data, view=view), view == question.view) for view in View],
        "chips": _chips(form, question, data),
        "clear_url": f"?view={question.view}",
        "groups": _groups(shown, question.view),
        "count": len(found),
        "pages": pages_of(shown, data),
        "figures": [one for one in found if _has_figures(one)],
        "query": data.urlencode(),
        "feed_url": _feed(),
    }


def items_of(page: "FundingPage", funder: Funder, request: HttpRequest) -> list[Item]:
    """Return the programmes of one funder, the nearest deadline first."""
    programmes = programmes_of(page, request)
    return [_item(one) for one in programmes if one.page.funder.slug == funder.slug]


def _feed() -> str:
    """Return the address that a calendar subscribes to, whose scheme makes it do so."""
    return f"webcal://{settings.SITE_URL.partition('://')[2]}{reverse('funding_deadlines')}"


def _in_order(found: list[Programme], view: View) -> list[Programme]:
    if view == View.DEADLINE:
        return found
    return sorted(found, key=lambda one: MoneySource.values.index(one.page.money_source))


def _groups(shown: Iterable[Programme], view: View) -> list[Group]:
    title = _state if view == View.DEADLINE else _source
    return [Group(name, list(map(_item, members))) for name, members in groupby(shown, key=title)]


def _state(one: Programme) -> str:
    return str(one.standing.state.label)


def _source(one: Programme) -> str:
    return one.page.get_money_source_display()


def _item(one: Programme) -> Item:
    return Item(one, amounts_of(one.page), rates_of(one.page))


def _chips(form: FundingForm, question: Question, data: QueryDict) -> list[dict[str, str]]:
    chosen = ((name, dict(form.fields[name].choices), getattr(question, name)) for name in FIRST_FILTERS)
    return [
        {"label": str(labels[value]), "remove_url": without(data, name)}
        for name, labels, value in chosen
        if value
    ]


def _has_figures(one: Programme) -> bool:
    page = one.page
    return any(value is not None for value in (page.money_given, page.places_opened, page.people_reached))
