"""Fills a site of a given size, and tells how fast the imports were beside `add_child`."""

import json
import time
from pathlib import Path

from bench.content import load

ADDED = 60
LEAST_TIMES = 50

Rates = dict[str, float]


def fill(sessions: int) -> Rates:
    """Fill the site once; return rows a second of each import, index included, and of `add_child`."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    told = Path(settings.MEDIA_ROOT).parent / "rates.json"
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") or not told.exists():
        # The pages of a network that has told its whole story.
        call_command("load_demo", verbosity=0)
        rates = {"add_child": _added(), **load(told.parent, sessions)}
        told.write_text(json.dumps(rates), encoding="utf-8")
    if settings.ELASTICSEARCH_URL:
        call_command("rebuild_catalogue", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return json.loads(told.read_text(encoding="utf-8"))


def _added() -> float:
    """Return how many bare pages a second `add_child` adds; none is left."""
    from django.db import transaction
    from wagtail.models import Page

    from home.models import HomePage

    with transaction.atomic():
        home = HomePage.objects.first()
        start = time.perf_counter()
        for _ in range(ADDED):
            home.add_child(instance=Page(title="Page"))
        rate = ADDED / (time.perf_counter() - start)
        transaction.set_rollback(True)
    return rate
