"""The site of these tests: the product's own, with doors for what has no page yet.

`SEATS_WITHOUT` takes out the lock, or lock and constraint: only here, where no production can find it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.test import Client

application = get_wsgi_application()
settings.ROOT_URLCONF = "tests.concurrency.urls"

from events.models import Session  # noqa: E402
from events.registration import views  # noqa: E402
from events.services import locking  # noqa: E402
from network.content import traps  # noqa: E402

# All these people are one connection, and press before anybody has read.
views.MOST_AN_HOUR, traps.FASTEST_SECONDS = 1_000_000, -1
WITHOUT = os.environ.get("SEATS_WITHOUT", "")


@contextmanager
def not_held(session: int) -> Iterator[Session]:
    """Read and write as code without a lock does: each statement by itself."""
    yield Session.objects.select_related("place").get(pk=session)


def ignore_constraints(**_: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")


# A worker is forked warm, as after a minute of a real site: it must not spend its short life on templates.
for path in ("/fr/inscription/0/", "/fr/"):
    Client().get(path)
connections.close_all()

if WITHOUT:
    locking.held = not_held
if WITHOUT == "lock and constraint" and connection.vendor == "sqlite":
    connection_created.connect(ignore_constraints)
