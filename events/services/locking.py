"""One at a time at the seats of a session: the one place that holds its row (decision 23)."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.db.models import CharField, Func, Value

from events.models import Session

READ_COMMITTED = "read committed"


@contextmanager
def held(session: int) -> Iterator[Session]:
    """Hold the row of a session until the transaction ends, and bring it as it is then.

    Within the block nobody else moves a seat of it. Raises Session.DoesNotExist. Hold one session at a
    time, and before anything of the catalogue.
    """
    with _queue(), transaction.atomic():
        yield _row(session)


def _row(session: int) -> Session:
    """Return the locked row. READ COMMITTED alone reads what who came before has just committed."""
    rows = Session.objects.select_for_update(of=("self",)).select_related("place")
    if connection.vendor != "postgresql":
        return rows.get(pk=session)
    level = Func(Value("transaction_isolation"), function="current_setting", output_field=CharField())
    row = rows.annotate(isolation=level).get(pk=session)
    if row.isolation != READ_COMMITTED:
        raise ImproperlyConfigured(f"Registrations need {READ_COMMITTED} on PostgreSQL, not {row.isolation}.")
    return row


@contextmanager
def _queue() -> Iterator[None]:
    """Wait in line for SQLite's one writer: those who wait for the database itself come in no order.

    Who is in a transaction already is that writer.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block or connection.is_in_memory_db():
        yield
        return
    path = Path(f"{connection.settings_dict['NAME']}.queue")
    with path.open("a", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
