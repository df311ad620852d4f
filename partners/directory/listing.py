"""Turns a request to the directory into the list its template shows."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from network.catalogue.addresses import pages_of, replaced, understood, without
from network.catalogue.enums import Kind
from network.catalogue.presentation import ways_on
from network.catalogue.state import cards_version, current_version
from network.geo.gazetteer import department
from partners.directory.facts import labels
from partners.directory.question import LETTERS, DirectoryForm, Question, Tab
from partners.enums import Service
from partners.models.listed import OTHER_LETTERS, ListedQuerySet
from partners.models.offer import Offer
from partners.models.organisation import Organisation
from partners.models.place import Place

if TYPE_CHECKING:
    from partners.models import DirectoryPage

PER_PAGE = 24
Shelf = tuple[str, str, str]
_MODELS = {Tab.PLACES: Place, Tab.ORGANISATIONS: Organisation, Tab.OFFERS: Offer}
# What a line tells: a place has sixty columns.
_COLUMNS = {
    Tab.PLACES: ("name", "slug", "address", "postcode", "commune", "services", "summary"),
    Tab.ORGANISATIONS: ("name", "slug", "kind", "commune", "summary"),
    Tab.OFFERS: ("name", "slug", "kind", "fee", "summary", "organisation__name", "organisation__commune"),
}


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list, and where it leads."""

    name: str
    url: str
    facts: tuple[str, ...]
    summary: str


def listing_context(page: "DirectoryPage", request: HttpRequest) -> dict[str, object]:
    """Return the list, its filters and the values that could not be read."""
    shelves = _shelves()
    form = DirectoryForm(request.GET, departments=_departments(shelves))
    question = form.question()
    found = _found(question)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    data = understood(request.GET, form)
    url = page.get_url(request)
    chips, clear_url = _chips(question, data), f"{url}?kind={question.tab}"
    return {
        "form": form,
        "ignored": form.ignored(),
        "tabs": [Link(tab.label, replaced(data, kind=tab), tab == question.tab) for tab in Tab],
        "letters": _letters(shelves, question, data),
        "chips": chips,
        "clear_url": clear_url,
        "empty_actions": [Link(_("Clear all"), clear_url)] if chips else ways_on(),
        "field": form["offer" if question.tab == Tab.OFFERS else "service"],
        "hidden": {"kind": question.tab, "letter": question.letter},
        "items": [_item(f"{url}{page.path_to(listed)}", listed) for listed in shown],
        "count": shown.paginator.count,
        "pages": pages_of(shown, data),
    }


def _shelves() -> list[Shelf]:
    """Return where there is something to find: the catalogue's version tells of every place."""
    return _shelves_of(cards_version(current_version()))


@lru_cache(maxsize=4)
def _shelves_of(version: str) -> list[Shelf]:
    """Return the shelves of all tabs in one query."""
    first, *others = (_public(tab).shelves(tab) for tab in Tab)
    return list(first.union(*others))


def _public(tab: Tab) -> ListedQuerySet:
    return Offer.objects.current() if tab == Tab.OFFERS else _MODELS[tab].objects.live()


def _departments(shelves: list[Shelf]) -> list[tuple[str, str]]:
    known = [department(code) for code in sorted({code for _tab, code, _first in shelves})]
    return [(one.code, f"{one.name} ({one.code})") for one in known if one]


def _found(question: Question) -> ListedQuerySet:
    found = _public(question.tab).matching(question.q).only(*_COLUMNS[question.tab])
    if question.letter:
        found = found.starting_with(question.letter)
    if question.department:
        found = found.in_department(question.department)
    if question.tab == Tab.OFFERS:
        found = found.select_related("organisation")
        return found.filter(kind=question.offer) if question.offer else found
    return found.offering(question.service) if question.service else found


def _letters(shelves: list[Shelf], question: Question, data: QueryDict) -> list[Link]:
    """Return the first letters of the tab, its other names last."""
    firsts = {first for tab, _code, first in shelves if tab == question.tab}
    letters = sorted({first if first in LETTERS else OTHER_LETTERS for first in firsts}, key=LETTERS.index)
    names = {letter: "0–9" if letter == OTHER_LETTERS else letter.upper() for letter in letters}
    return [
        Link(name, replaced(data, letter=letter), letter == question.letter) for letter, name in names.items()
    ]


def _chips(question: Question, data: QueryDict) -> list[dict[str, str]]:
    chosen = {
        "q": question.q,
        "letter": _("Letter %(letter)s") % {"letter": question.letter.upper()} if question.letter else "",
        "department": question.department and department(question.department).name,
        "service": question.service and str(Service(question.service).label),
        "offer": question.offer and str(Kind(question.offer).label),
    }
    return [{"label": label, "remove_url": without(data, name)} for name, label in chosen.items() if label]


def _item(url: str, listed: Place | Organisation | Offer) -> Item:
    if isinstance(listed, Organisation):
        facts = (listed.get_kind_display(), listed.commune)
    elif isinstance(listed, Offer):
        organisation = listed.organisation
        who = ", ".join(filter(None, (organisation.name, organisation.commune)))
        facts = (f"{listed.get_kind_display()} – {listed.get_fee_display()}", who)
    else:
        facts = (
            f"{listed.address}, {listed.postcode} {listed.commune}",
            labels(Service, listed.services, ", "),
        )
    return Item(listed.name, url, tuple(filter(None, facts)), listed.summary)
