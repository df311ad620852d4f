"""The connection to the server that the settings name, and the name of the index there."""

from functools import cache

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import BulkIndexError

from network.catalogue.engines import generation
from network.catalogue.engines.elasticsearch.mapping import VERSION

# A search that takes longer is the database's. Three failures open the circuit: whatever one page asks,
# a frozen server costs it less than a second, on a busy machine too.
SEARCH_SECONDS = 0.25
BULK_SECONDS = 20

# What a server that is down, slow, full or without its index answers.
Unreachable = (ApiError, TransportError, BulkIndexError)


def client() -> Elasticsearch:
    """Return the client of this process; it asks once and does not wait long."""
    return _client(settings.ELASTICSEARCH_URL)


@cache
def _client(url: str) -> Elasticsearch:
    return Elasticsearch(url, request_timeout=SEARCH_SECONDS, max_retries=0, retry_on_timeout=False)


def patient_client() -> Elasticsearch:
    """Return the client for what nobody waits for."""
    return client().options(request_timeout=BULK_SECONDS)


def alias() -> str:
    """Return the name that is searched and written; another mapping has another name, a restored site too."""
    return f"{family()}-{VERSION}{generation.current()}"


def family() -> str:
    """Return how the names of all indices of this catalogue begin."""
    return f"{settings.ELASTICSEARCH_INDEX}-catalogue"
