"""What the library shows: the resources that answer, the filters, and the values left out."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from home.resources.cards import resource_card
from home.resources.question import CHOICES, FACETS, SORTS, LibraryForm, Question
from home.resources.shelf import counts, fitting, in_order, rows
from network.catalogue.addresses import pages_of, replaced, understood, without
from network.catalogue.presentation import Chip, Facet, Link, Option, definitions, ways_on
from network.catalogue.state import current_version
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from home.models import LibraryPage

PER_PAGE = 20
OPEN_FACETS = ("type", "skill")


def library_context(page: "LibraryPage", request: HttpRequest) -> dict[str, object]:
    """Return what the template shows beside the fields of the page, in few queries whatever the number."""
    words = vocabulary(current_version())
    form = LibraryForm(request.GET, skills=words.skill_keys())
    question = form.question()
    told = rows(_resources(page).saying(words.thesaurus.clauses(question.text)))
    found = in_order(fitting(told, question), question.sort)
    shown = Paginator(found, PER_PAGE).get_page(question.page)
    kept = understood(request.GET, form)
    facets = [_facet(name, counted, question, words) for name, counted in counts(told, question).items()]
    chips, home = list(_chips(kept, question, facets)), page.get_url(request) or ""
    return {
        "form": form,
        "action": home,
        "ignored": form.ignored(),
        "facets": facets,
        "chips": chips,
        "clear_url": home,
        "sort": kept.get("sort", ""),
        "sorts": [
            Link(str(label), replaced(kept, sort=key), key == question.sort) for key, label in SORTS.items()
        ],
        "count": len(found),
        "cards": [resource_card(row, words, home) for row in shown.object_list],
        "pages": pages_of(shown, kept),
        "empty_actions": [Link(gettext("See all the resources"), home)] if chips else ways_on(),
    }


def _resources(page: "LibraryPage") -> object:
    # Here, because a resource knows its library: at the top the two would import each other.
    from home.models.resource_page import ResourcePage

    return ResourcePage.objects.child_of(page).readable()


def _facet(name: str, counted: Counter[str], question: Question, words: Vocabulary) -> Facet:
    """Return the values that find something, in the order people expect, and those chosen."""
    chosen = question.terms.get(name, frozenset())
    options = tuple(
        Option(f"{name}-{value}", value, label, counted[value], value in chosen)
        for value, label in _labels(name, words)
        if counted[value] or value in chosen
    )
    is_open = bool(chosen) or name in OPEN_FACETS
    explained = definitions(name, options, words, reading_language())
    return Facet(name, str(FACETS[name]), is_open, options, explained)


def _labels(name: str, words: Vocabulary) -> list[tuple[str, str]]:
    if name == "skill":
        return [(key, words.skill(key, reading_language()).name) for key in words.skill_keys()]
    return [(value, str(label)) for value, label in CHOICES[name]]


def _chips(kept: QueryDict, question: Question, facets: Iterable[Facet]) -> Iterable[Chip]:
    if question.text:
        yield Chip(question.text, without(kept, "q"))
    for facet in facets:
        for option in facet.options:
            if option.is_selected:
                yield Chip(option.label, without(kept, facet.name, option.value))
