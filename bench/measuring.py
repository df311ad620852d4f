"""Measures one site: fills it once, then asks each surface and the plain page in turn."""

import json
import sys
from statistics import median

import django

from bench.serving import Server, served

ROUNDS = 3
PLAIN_TIMES, TIMES = 400, 48


def main(sessions: int) -> None:
    """Print the measurements of a site of that size as one line of JSON."""
    django.setup()
    from django.conf import settings
    from django.db import connection

    from bench.surfaces import surfaces

    _fill(sessions)
    found = list(surfaces())
    queries = {surface.name: _queries(surface.addresses[0]) for surface in found}
    connection.close()
    costs: dict[str, list[tuple[float, float, int]]] = {surface.name: [] for surface in found}
    with (
        served("bench.plain") as plain,
        served("network.wsgi", PAGE_CACHE="0") as site,
        served("network.wsgi", PAGE_CACHE="1") as keeping,
    ):
        for _round in range(ROUNDS):
            t = _t(plain)
            for surface in found:
                server, times = (keeping, PLAIN_TIMES) if surface.is_kept else (site, TIMES)
                cost, size = server.cost(surface.addresses, times, is_known=surface.is_known)
                costs[surface.name].append((cost / t, t, size))
    rows = [
        {
            "name": surface.name,
            "t": median(ratio for ratio, _t_, _size in costs[surface.name]),
            "most_t": surface.most_t,
            "queries": queries[surface.name],
            "most_queries": surface.most_queries,
            "bytes": costs[surface.name][-1][2],
        }
        for surface in found
    ]
    t_ms = median(t for measured in costs.values() for _ratio, t, _size in measured) * 1000
    database = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    sys.stdout.write(json.dumps({"database": database, "t_ms": t_ms, "rows": rows}) + "\n")


def _t(plain: Server) -> float:
    cost, _size = plain.cost(["/"], PLAIN_TIMES)
    return cost


def _fill(sessions: int) -> None:
    from pathlib import Path

    from django.conf import settings
    from django.core.management import call_command

    from bench.content import load
    from events.models import Session

    call_command("migrate", verbosity=0)
    if not Session.objects.exists():
        # The pages of a network that has told its whole story.
        call_command("load_demo", verbosity=0)
        load(Path(settings.MEDIA_ROOT).parent, sessions)
    call_command("collectstatic", interactive=False, verbosity=0)


def _queries(address: str) -> int:
    """Return how many queries an answer costs once the worker has read what it keeps."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


if __name__ == "__main__":
    main(int(sys.argv[1]))
