"""The database engine: one statement finds, bits count, two queries read the page."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import connection

from network.catalogue.engines.database.candidates import candidates
from network.catalogue.engines.database.cards import read_cards
from network.catalogue.engines.database.facet_index import facet_index
from network.catalogue.engines.database.matching import Matching
from network.catalogue.engines.database.order import in_order
from network.catalogue.engines.database.text_index import TABLE, forget, text_index
from network.catalogue.engines.protocol import Changes
from network.catalogue.models import Entry
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults, Health
from network.catalogue.state import current_version
from network.catalogue.vocabulary import vocabulary
from network.catalogue.wording import Clause

BATCH = 500


class DatabaseEngine:
    """Answers from the projection itself, in the transaction that changes it."""

    def search(self, query: CatalogueQuery) -> CatalogueResults:
        version = current_version()
        clauses, matching = self._match(query, version)
        matched = in_order(query.order, matching.matched())
        if query.scope == "site":
            matched = matching.first_of_each(matched)
        page = matched[query.offset : query.offset + query.limit]
        cards = read_cards(query, clauses, page)
        return CatalogueResults(len(matched), cards, matching.facets(), version, query.order)

    def distances(self, query: CatalogueQuery) -> list[float | None]:
        near = query.near and replace(query.near, radius_km=None)
        _, matching = self._match(replace(query, near=near), current_version())
        return [candidate.distance for candidate in matching.matched()]

    def apply(self, changes: Changes) -> None:
        forget(changes.deleted)
        text_index().write(changes.written)

    def rebuild(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE}")
        entries = Entry.objects.order_by("pk")
        for start in range(0, entries.count(), BATCH):
            text_index().write(entries[start : start + BATCH])

    def problems(self) -> Iterable[str]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {TABLE}")
            indexed = {pk for (pk,) in cursor.fetchall()}
        entries = set(Entry.objects.values_list("pk", flat=True))
        yield from (f"entry {pk} has no words in the index" for pk in sorted(entries - indexed))
        yield from (f"the index has words of a missing entry {pk}" for pk in sorted(indexed - entries))

    def health(self) -> Health:
        return Health(is_up=True, engine=connection.vendor)

    def _match(self, query: CatalogueQuery, version: str) -> tuple[list[Clause], Matching]:
        clauses = vocabulary(version).thesaurus.clauses(query.text)
        return clauses, Matching(query, facet_index(version), candidates(query, clauses))
