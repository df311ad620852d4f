"""What an engine costs without its page, and what its server costs without our engine."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from urllib.parse import urlsplit

from bench.processes import Meter

TIMES = 48


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU seconds of our process and the database, and seconds waited, of one question."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Engine:
    """The catalogue's `search`, and `raw`: its one SQL statement, or its one request, and nothing else."""

    search: Spent
    raw: Spent

    def told(self) -> dict[str, dict[str, float]]:
        return asdict(self)


def measured(addresses: list[str], database: Meter) -> Engine:
    """Return what the questions of these addresses cost, a mean."""
    from network.catalogue.engines import catalogue_engine

    queries = [_query(address) for address in addresses]
    engine = catalogue_engine()
    return Engine(
        _spent([lambda query=query: engine.search(query) for query in queries], database),
        _spent([_raw(query) for query in queries], database),
    )


def _spent(asked: list[Callable[[], object]], database: Meter) -> Spent:
    for ask in asked:
        ask()
    before, waits = time.process_time() + database(), []
    for number in range(TIMES):
        start = time.perf_counter()
        asked[number % len(asked)]()
        waits.append(time.perf_counter() - start)
    return Spent((time.process_time() + database() - before) / TIMES, median(waits))


def _query(address: str) -> object:
    from django.http import QueryDict
    from django.utils import timezone

    from network.catalogue.forms import CatalogueForm
    from network.content.models import NetworkSettings

    network = NetworkSettings.objects.get()
    form = CatalogueForm(QueryDict(urlsplit(address).query), departments=network.departments)
    form.is_valid()
    return form.query(now=timezone.now())


def _raw(query: object) -> Callable[[], object]:
    from django.conf import settings

    from network.catalogue.engines.database.statements import fetch
    from network.catalogue.engines.database.text_index import text_index
    from network.catalogue.state import current_version
    from network.catalogue.vocabulary import vocabulary

    thesaurus = vocabulary(current_version()).thesaurus
    if settings.ELASTICSEARCH_URL:
        from network.catalogue.engines.elasticsearch.client import alias, client
        from network.catalogue.engines.elasticsearch.question import question

        asked = question(query, dict(thesaurus.read(query.text)))
        return lambda: client().search(index=alias(), **asked)
    clauses = thesaurus.clauses(query.text)
    if not clauses:
        return lambda: fetch("SELECT id FROM catalogue_entry")
    sql, parameters = text_index().hits(clauses, is_ranked=True)
    return lambda: fetch(sql, parameters)
