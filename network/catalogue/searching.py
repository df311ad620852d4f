"""The one way into the catalogue for pages, feeds and the interface."""

from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from network.catalogue.address_form import AddressForm
from network.catalogue.engines import catalogue_engine
from network.catalogue.query import CatalogueQuery
from network.catalogue.rescue import rescue
from network.catalogue.results import CatalogueResults


def search(query: CatalogueQuery, *, may_widen: bool = False) -> CatalogueResults:
    """Return the answer; with `may_widen`, that of a wider question when this one has none."""
    engine = catalogue_engine()
    results = engine.search(query)
    if results.count or not may_widen:
        return results
    return rescue(engine, query) or results


def answer(form: AddressForm, *, may_widen: bool = False) -> tuple[CatalogueQuery, CatalogueResults]:
    """Return the question of an address and its answer, for a page.

    A page beyond the last is named, and the first one given.
    """
    query = form.query(now=timezone.now())
    results = search(query, may_widen=may_widen)
    if results.count and not results.cards:
        form.add_error("page", _("There is no such page: here is the first one."))
        query = replace(query, offset=0)
        results = search(query, may_widen=may_widen)
    return query, results
