"""The engine that asks Elasticsearch: one request a search, and two queries for cards not shown before.

Cards are read from the projection by their keys, as the database's own engine reads and keeps them, so that
what is shown (free seats above all) is what the database says now, and what is gone is shown by no index.
"""

import logging
from collections.abc import Iterable

from network.catalogue.engines.database.candidates import Candidate
from network.catalogue.engines.database.cards import read_pages
from network.catalogue.engines.database.kept_rows import kept_cards
from network.catalogue.engines.elasticsearch import indices, outbox
from network.catalogue.engines.elasticsearch.client import Unreachable, alias, client
from network.catalogue.engines.elasticsearch.counting import facet_counts
from network.catalogue.engines.elasticsearch.ordering import Asked
from network.catalogue.engines.elasticsearch.question import clauses, question
from network.catalogue.engines.protocol import Changes
from network.catalogue.query import CatalogueQuery, Near
from network.catalogue.results import CatalogueResults, Health
from network.catalogue.state import current_version
from network.catalogue.vocabulary import vocabulary
from network.geo.distance import distance_km

logger = logging.getLogger(__name__)


class EmptyIndexError(Exception):
    """The server answered, but from an index that holds nothing."""


class ElasticsearchEngine:
    """Answers from the index; raises `Unreachable` or EmptyIndexError when it cannot."""

    def search(self, query: CatalogueQuery) -> CatalogueResults:
        version = current_version()
        asked = _asked(query, version)
        answer = client().search(index=alias(), **question(query, asked))
        counted = answer["aggregations"]
        if not counted["index"]["doc_count"]:
            raise EmptyIndexError("the index is empty")
        found = [_candidate(query.near, hit) for hit in answer["hits"]["hits"]]
        count = answer["hits"]["total"]["value"]
        if query.scope == "site":
            count = counted["things"]["count"]["value"]
        hits = counted["beside"]["first"]["hits"]["hits"] if count and "beside" in counted else []
        remote = [_candidate(query.near, hit) for hit in hits]
        kept = kept_cards(version)
        cards, beside = read_pages(query, clauses(asked), found, remote, kept=kept)
        facets = facet_counts(query, counted)
        return CatalogueResults(count, cards, facets, version, query.order, beside=beside)

    def apply(self, changes: Changes) -> None:
        outbox.forget(changes.deleted)

    def send(self) -> int:
        try:
            indices.catch_up() if indices.exists() else indices.rebuild()
        except Unreachable as error:
            logger.warning("The search server was not told of changes: %s", type(error).__name__)
        return outbox.lag()[0]

    def rebuild(self) -> None:
        indices.rebuild()

    def problems(self) -> Iterable[str]:
        try:
            yield from indices.problems()
        except Unreachable as error:
            yield f"the search server cannot be compared: {type(error).__name__}"

    def health(self) -> Health:
        waiting, since = outbox.lag()
        try:
            is_up = indices.exists()
            detail = "" if is_up else "no index of this version: run rebuild_catalogue"
        except Unreachable as error:
            is_up, detail = False, f"no answer: {type(error).__name__}"
        return Health(is_up, "elasticsearch", detail, waiting, since)


def _asked(query: CatalogueQuery, version: str) -> Asked:
    return dict(vocabulary(version).thesaurus.read(query.text))


def _candidate(near: Near | None, hit: dict[str, object]) -> Candidate:
    at = hit.get("_source", {}).get("at")
    distance = distance_km(near.latitude, near.longitude, at["lat"], at["lon"]) if near and at else None
    return Candidate(int(hit["_id"]), None, 0, 0, True, distance)
