"""Elasticsearch asked first, the database always there: no page fails for a search server."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from elasticsearch import BadRequestError, NotFoundError

from network.catalogue.engines.circuit import Circuit
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch import courier, outbox
from network.catalogue.engines.elasticsearch.client import Unreachable
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine, EmptyIndexError
from network.catalogue.engines.protocol import Changes
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults, Health

logger = logging.getLogger(__name__)


class ElasticsearchFirst(DatabaseEngine):
    """The database engine that lets Elasticsearch answer while it is well and level with the projection.

    While a change waits to be acknowledged the database answers, so that nobody reads what was before it.
    It answers whoever gathers the catalogue page by page, too, and says how far cards are, which it has in
    memory: a question without answer would ask the server twice as often.
    """

    def __init__(self) -> None:
        self.elasticsearch = ElasticsearchEngine()
        self.circuit = Circuit()

    def search(self, query: CatalogueQuery) -> CatalogueResults:
        answer = None if query.harvests else self._asked(query)
        return answer or super().search(query)

    def apply(self, changes: Changes) -> None:
        super().apply(changes)
        self.elasticsearch.apply(changes)

    def send(self) -> int:
        return self.elasticsearch.send()

    def rebuild(self) -> None:
        """Rebuild the database's index now, the other one when the change of the projection stands."""
        super().rebuild()
        transaction.on_commit(self.elasticsearch.rebuild, robust=True)

    def problems(self) -> Iterable[str]:
        yield from super().problems()
        yield from self.elasticsearch.problems()

    def health(self) -> Health:
        """The site answers even where the search server does not; who asks lets what waits be sent."""
        health = self.elasticsearch.health()
        if health.waiting:
            courier.wake()
        return replace(
            health, is_up=True, engine="elasticsearch" if health.is_up else super().health().engine
        )

    def _asked(self, query: CatalogueQuery) -> CatalogueResults | None:
        """Return the answer of the search server, None where it has none to give."""
        if outbox.is_waiting():
            courier.wake()
            return None
        if not self.circuit.lets_through():
            return None
        try:
            answer = self.elasticsearch.search(query)
        except (*Unreachable, EmptyIndexError) as error:
            if not isinstance(error, BadRequestError):
                self.circuit.failed()
            if isinstance(error, (NotFoundError, EmptyIndexError)):
                courier.wake()
            # The question is not logged: it is somebody's.
            logger.warning("The search server did not answer (%s): the database does", type(error).__name__)
            return None
        self.circuit.succeeded()
        return answer
