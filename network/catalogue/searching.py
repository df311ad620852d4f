"""The one way into the catalogue for pages, feeds and the interface."""

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from network.catalogue.address_form import AddressForm
from network.catalogue.engines import catalogue_engine
from network.catalogue.query import CatalogueQuery
from network.catalogue.rescue import rescue
from network.catalogue.results import CatalogueResults, Corrected
from network.catalogue.spelling import spelling

Answer = tuple[CatalogueQuery, CatalogueResults]


def search(query: CatalogueQuery, *, may_widen: bool = False) -> CatalogueResults:
    """Return the answer; with `may_widen`, that of a wider question when this one has none."""
    engine = catalogue_engine()
    results = engine.search(query)
    if results.count or not may_widen:
        return results
    return rescue(engine, query, results) or results


def ask(form: AddressForm, *, may_correct: bool = False, may_widen: bool = False) -> Answer:
    """Return the question of an address and its answer.

    Where nothing answers it, slips of the keyboard are mended first, then a wider question is asked.
    """
    query = form.query(now=timezone.now())
    results = search(query)
    if results.count:
        return query, results
    asked, found = query, results
    if may_correct and not form.is_exact:
        asked, found = _corrected(form, query, results)
    if not found.count and may_widen:
        widened = rescue(catalogue_engine(), asked, found)
        found = replace(widened, corrected=found.corrected) if widened else results
    return (asked, found) if found.count else (query, results)


def answer(form: AddressForm, *, may_widen: bool = False) -> Answer:
    """Return the same for a page; one beyond the last is named, and the first one given."""
    query, results = ask(form, may_correct=True, may_widen=may_widen)
    if results.count and not results.cards:
        form.add_error("page", _("There is no such page: here is the first one."))
        query, results = ask(form, may_correct=True, may_widen=may_widen)
    return query, results


def _corrected(form: AddressForm, query: CatalogueQuery, results: CatalogueResults) -> Answer:
    """Return the question without its slips, and its answer; the same as given where there are none."""
    typed = query.words or query.text
    mended = spelling(query, results.version).corrected(typed) if typed else ""
    if mended == typed:
        return query, results
    corrected = form.query(now=query.now, text=mended)
    return corrected, replace(search(corrected), corrected=Corrected(typed, mended))
