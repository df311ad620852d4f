"""Fills a site of a given size, and tells how fast the imports were beside `add_child`."""

import json
import time
from pathlib import Path

from bench.content import load
from bench.processes import Meter

ADDED = 60
LEAST_TIMES = 50

Rates = dict[str, float]


def fill(sessions: int, database: Meter) -> Rates:
    """Fill the site once; return rows a second of CPU of each import, index included, and of `add_child`."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    told = Path(settings.MEDIA_ROOT).parent / "rates.json"
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") or not told.exists():
        # The pages of a network that has told its whole story.
        call_command("load_demo", verbosity=0)
        rates = {"add_child": _added(database), **load(told.parent, sessions, database)}
        told.write_text(json.dumps(rates), encoding="utf-8")
    if settings.ELASTICSEARCH_URL:
        call_command("rebuild_catalogue", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return json.loads(told.read_text(encoding="utf-8"))


def _added(database: Meter) -> float:
    """Return how many bare pages a second `add_child` adds; none is left."""
    from django.db import transaction
    from wagtail.models import Page

    from home.models import HomePage

    with transaction.atomic():
        home = HomePage.objects.first()
        # Whoever comes first reads all addresses of the site, once.
        home.get_url()
        start = time.process_time() + database()
        for _ in range(ADDED):
            home.add_child(instance=Page(title="Page"))
        rate = ADDED / (time.process_time() + database() - start)
        transaction.set_rollback(True)
    return rate
