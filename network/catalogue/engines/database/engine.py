"""The database engine: one statement finds, bits count, two queries read the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection
from django.db.models import Min

from network.catalogue.engines.database.candidates import Candidate, candidates
from network.catalogue.engines.database.cards import read_cards, read_pages
from network.catalogue.engines.database.facet_index import facet_index
from network.catalogue.engines.database.feed_cards import feed_cards
from network.catalogue.engines.database.kept_rows import kept_cards
from network.catalogue.engines.database.matching import Matching
from network.catalogue.engines.database.order import in_order, page_of
from network.catalogue.engines.database.text_index import TABLE, forget, text_index
from network.catalogue.engines.protocol import Changes
from network.catalogue.kept import Kept
from network.catalogue.models import Entry, EntrySession
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card, CatalogueResults, FacetCount, FeedCard, Health
from network.catalogue.state import cards_version, current_version
from network.catalogue.vocabulary import vocabulary
from network.catalogue.wording import Clause

BATCH = 500


@dataclass(frozen=True, slots=True)
class Whole:
    """All the cards that answer, in order, with the counts of the facets, and the first ones beside."""

    clauses: list[Clause]
    matched: list[Candidate]
    facets: dict[str, list[FacetCount]]
    points: dict[int, float]
    beside: list[Candidate]


_KEPT: Kept[Whole] = Kept()


def _moments(now: datetime) -> Iterator[datetime]:
    """Yield when the next date begins and when the next card leaves."""
    dates = EntrySession.objects.filter(starts_at__gt=now).aggregate(next=Min("starts_at"))
    ends = Entry.objects.filter(expires_at__gt=now).aggregate(next=Min("expires_at"))
    yield from filter(None, (dates["next"], ends["next"]))


class DatabaseEngine:
    """Answers from the projection itself, in the transaction that changes it."""

    def search(self, query: CatalogueQuery) -> CatalogueResults:
        version = current_version()
        whole = self._whole(query, version)
        page, following = page_of(query, whole.matched, whole.points, connection.vendor)
        # A harvest would only drive out what people look at.
        kept = kept_cards(version) if query.after is None else None
        cards, beside = read_pages(query, whole.clauses, page, whole.beside, kept=kept)
        return CatalogueResults(
            count=len(whole.matched),
            cards=cards,
            facets=whole.facets,
            version=version,
            order=query.order,
            following=following,
            beside=beside,
        )

    def everything(self, query: CatalogueQuery) -> Iterator[Card]:
        found = self._found(query, current_version())
        for start in range(0, len(found), BATCH):
            yield from read_cards(query, [], found[start : start + BATCH])

    def feed(self, query: CatalogueQuery, *, most: int | None = None) -> Iterator[FeedCard]:
        yield from feed_cards(query, self._found(query, current_version())[:most])

    def distances(self, query: CatalogueQuery) -> list[float | None]:
        near = query.near and replace(query.near, radius_km=None)
        _, matching = self._match(replace(query, near=near), current_version())
        return [candidate.distance for candidate in matching.matched()]

    def apply(self, changes: Changes) -> None:
        # Where only seats changed no word did.
        if changes.deleted:
            forget(changes.deleted)
        if changes.written:
            text_index().write(changes.written)

    def send(self) -> int:
        """Nothing ever waits: the index changes in the transaction of the projection."""
        return 0

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

    def _whole(self, query: CatalogueQuery, version: str) -> Whole:
        """Return all that answers; the dearest question, the one that asks nothing, is kept."""
        # A cursor asks as of a moment that is over.
        if not query.asks_nothing or query.after is not None:
            return self._read(query, version)
        key = query.site_language, query.scope, query.order, query.called_off
        return _KEPT.get(
            key,
            version=cards_version(version),
            now=query.now,
            read=lambda: (self._read(query, version), _moments(query.now)),
        )

    def _read(self, query: CatalogueQuery, version: str) -> Whole:
        clauses, matching = self._match(query, version)
        points = self._points(query, matching, version)
        matched = in_order(query.order, matching.matched(), points)
        if query.scope == "site":
            matched = matching.first_of_each(matched)
        beside = in_order(query.order, matching.beside(), points) if query.wants_beside and matched else []
        return Whole(clauses, matched, matching.facets(), points, beside[: query.beside])

    def _found(self, query: CatalogueQuery, version: str) -> list[Candidate]:
        """Return the cards that answer, in order; no facet is counted, unless they are kept with it."""
        if query.asks_nothing:
            return self._whole(replace(query, after=None), version).matched
        _, matching = self._match(query, version)
        return in_order(query.order, matching.matched(), self._points(query, matching, version))

    def _points(self, query: CatalogueQuery, matching: Matching, version: str) -> dict[int, float]:
        """Return what the headings of cards are worth to the words, by primary key."""
        if query.order != "relevance":
            return {}
        points = matching.index.headings.points(dict(vocabulary(version).thesaurus.read(query.text)))
        return {c.pk: points[at] for at, c in matching.by_position.items() if at in points}

    def _match(self, query: CatalogueQuery, version: str) -> tuple[list[Clause], Matching]:
        clauses = vocabulary(version).thesaurus.clauses(query.text)
        index = facet_index(cards_version(version))
        return clauses, Matching(query, index, candidates(query, clauses, index, version))
