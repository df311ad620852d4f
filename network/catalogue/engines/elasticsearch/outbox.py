"""The projection as an outbox: each row waits until its own version is acknowledged.

Versions are those of the rows (`external` in Elasticsearch's words), so that whatever arrives late or
twice changes nothing. There is no mark of how far one has come: a row that commits late is seen late.
"""

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, Min
from elasticsearch import helpers

from network.catalogue.engines.elasticsearch import courier
from network.catalogue.engines.elasticsearch.client import alias, patient_client
from network.catalogue.engines.elasticsearch.documents import document_of
from network.catalogue.models import Entry, GoneEntry

logger = logging.getLogger(__name__)

BATCH = 500
# Keys are never used again: nothing comes after this.
GONE = 2**62
# The index holds this version, or a later one.
CONFLICT = 409

Action = dict[str, object]


def forget(keys: Iterable[int]) -> None:
    """Remember in the caller's transaction what the index must forget, and send when it commits."""
    GoneEntry.objects.bulk_create(GoneEntry(entry=key) for key in keys)
    transaction.on_commit(courier.wake, robust=True)


def is_waiting() -> bool:
    """Return whether the index may differ from the projection as this connection sees it."""
    with connection.cursor() as cursor:
        # By hand: every search begins with it.
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM catalogue_entry WHERE version > acknowledged) "
            "OR EXISTS (SELECT 1 FROM catalogue_goneentry)"
        )
        return bool(cursor.fetchone()[0])


def lag() -> tuple[int, datetime | None]:
    """Return how many changes wait, and since when the oldest does."""
    rows = Entry.objects.waiting().aggregate(count=Count("pk"), since=Min("changed_at"))
    gone = GoneEntry.objects.aggregate(count=Count("pk"), since=Min("gone_at"))
    since = min((one["since"] for one in (rows, gone) if one["since"]), default=None)
    return rows["count"] + gone["count"], since


def send_waiting() -> int:
    """Send all that waits; return how many changes were refused, each of which is logged and goes on waiting.

    Raises `client.Unreachable` where the server does not answer at all.
    """
    refused = 0
    gone = list(GoneEntry.objects.values_list("pk", flat=True))
    waiting = list(Entry.objects.waiting().order_by("pk").values_list("pk", flat=True))
    for keys in _batches(gone):
        forgotten = _accepted(map(_removal, keys), alias())
        GoneEntry.objects.filter(pk__in=forgotten).delete()
        refused += len(keys) - len(forgotten)
    for keys in _batches(waiting):
        refused += send(keys)
    return refused


def send(keys: Collection[int]) -> int:
    """Send these rows and mark what is acknowledged; return how many were refused."""
    entries = read(keys)
    accepted = _accepted(map(action_of, entries), alias())
    acknowledge({entry.pk: entry.version for entry in entries if entry.pk in accepted})
    return len(entries) - len(accepted)


def read(keys: Collection[int]) -> list[Entry]:
    """Return rows as they are now, with their dates."""
    return list(Entry.objects.filter(pk__in=keys).prefetch_related("sessions"))


def action_of(entry: Entry) -> Action:
    """Return what tells the index of a row."""
    return {
        "_op_type": "index",
        "_id": str(entry.pk),
        "_version": entry.version,
        "_version_type": "external",
        "_source": document_of(entry),
    }


def _removal(key: int) -> Action:
    return {"_op_type": "delete", "_id": str(key), "_version": GONE, "_version_type": "external"}


def remove(keys: Collection[int]) -> None:
    """Let the index forget cards that nobody has to remember."""
    _accepted(map(_removal, keys), alias())


def acknowledge(versions: dict[int, int]) -> None:
    """Mark these versions of rows as held by the index, in one transaction that waits for nobody.

    A row that is being written just now is passed over: its next version has to be sent anyway.
    """
    for keys in _batches(list(versions)):
        with transaction.atomic():
            rows = Entry.objects.select_for_update(skip_locked=True, no_key=True).filter(pk__in=keys)
            behind = [row for row in rows.only("acknowledged") if row.acknowledged < versions[row.pk]]
            for row in behind:
                row.acknowledged = versions[row.pk]
            Entry.objects.bulk_update(behind, ["acknowledged"], batch_size=BATCH)


def _accepted(actions: Iterable[Action], index: str) -> set[int]:
    """Return the keys of what the index holds now as it was sent, or later."""
    accepted: set[int] = set()
    refused: Counter[str] = Counter()
    sent = helpers.streaming_bulk(
        patient_client(),
        actions,
        index=index,
        chunk_size=BATCH,
        require_alias=True,
        refresh=True,
        raise_on_error=False,
    )
    for ok, answer in sent:
        operation, item = next(iter(answer.items()))
        forgotten = operation == "delete" and "error" not in item
        if ok or forgotten or item["status"] == CONFLICT:
            accepted.add(int(item["_id"]))
        else:
            refused[_reason(item)] += 1
    for reason, count in refused.items():
        logger.warning("The search server refused %s changes: %s", count, reason)
    return accepted


def _reason(item: Action) -> str:
    """Return the kind of a refusal; its words could repeat what a card says."""
    error = item.get("error")
    return f"{item['status']} {error['type'] if isinstance(error, dict) else ''}".strip()


def _batches(keys: list[int]) -> Iterator[list[int]]:
    yield from (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
