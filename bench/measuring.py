"""Measures one site: fills it once, then asks each surface and the plain page in turn."""

import json
import sys
from dataclasses import asdict
from importlib import import_module
from statistics import median

import django

from bench.processes import database_meter, search_meter
from bench.serving import Cost, served

ROUNDS = 3
PLAIN_TIMES, TIMES = 400, 48


def main(sessions: int) -> None:
    """Print the measurements of a site of that size as one line of JSON."""
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.utils import translation

    from bench import raw
    from bench.filling import fill
    from bench.surfaces import surfaces

    translation.activate(settings.LANGUAGE_CODE)
    database, search = database_meter(), search_meter()
    rates = fill(sessions, database)
    found = list(surfaces())
    # As the workers do: let memory rest, and wait for the search server.
    import_module("bench.site")
    queries = {surface.name: _queries(surface.addresses[0]) for surface in found}
    engines = {one.name: raw.measured(one.addresses, database) for one in found if one.is_question}
    connection.close()
    costs: dict[str, list[tuple[float, Cost]]] = {surface.name: [] for surface in found}
    with (
        served("bench.plain") as plain,
        served("bench.site", database=database, search=search, PAGE_CACHE="0") as site,
        served("bench.site", database=database, search=search, PAGE_CACHE="1") as keeping,
    ):
        for _round in range(ROUNDS):
            t = plain.cost(["/"], PLAIN_TIMES).cpu
            for one in found:
                server, times = (keeping, PLAIN_TIMES) if one.is_kept else (site, one.times or TIMES)
                costs[one.name].append((t, server.cost(one.addresses, times, is_known=one.is_known)))
        megabytes = max(site.peak_megabytes(), keeping.peak_megabytes())
    t = median(t for measured in costs.values() for t, _cost in measured)
    rows = [
        {
            **asdict(one),
            "t": median(cost.cpu / t for t, cost in costs[one.name]),
            "search_t": median(cost.search / t for t, cost in costs[one.name]),
            "ms": median(cost.wall for _t, cost in costs[one.name]) * 1000,
            "queries": queries[one.name],
            "bytes": costs[one.name][-1][1].size,
            "engine": engines[one.name].told() if one.is_question else None,
        }
        for one in found
    ]
    told = {"t_ms": t * 1000, "megabytes": megabytes, "rates": rates, "rows": rows}
    sys.stdout.write(json.dumps(told) + "\n")


def _queries(address: str) -> int:
    """Return how many queries an answer costs once the worker has read what it keeps."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    _read(client, address)
    with CaptureQueriesContext(connection) as captured:
        _read(client, address)
    return len(captured)


def _read(client: object, address: str) -> None:
    """Ask for a page and read all of it: what streams asks the database as it leaves."""
    response = client.get(address)
    if response.streaming:
        for _piece in response.streaming_content:
            pass


if __name__ == "__main__":
    main(int(sys.argv[1]))
