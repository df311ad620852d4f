"""A new index beside the old one, swapped in one step, and what differs from the projection."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from secrets import token_hex

from elasticsearch import NotFoundError, helpers

from network.catalogue.engines.elasticsearch import outbox
from network.catalogue.engines.elasticsearch.client import (
    Unreachable,
    alias,
    client,
    family,
    patient_client,
)
from network.catalogue.engines.elasticsearch.mapping import MAPPINGS, SETTINGS, VERSION
from network.catalogue.models import Entry, GoneEntry

logger = logging.getLogger(__name__)

Versions = dict[int, int]


def exists() -> bool:
    """Return whether there is an index of this mapping."""
    return bool(client().indices.exists_alias(name=alias()))


def rebuild() -> None:
    """Fill a new index while the old one answers, swap, delete the others, send what changed meanwhile.

    Of two builds at once the first to swap deletes the other's index; the other then goes on with that one.
    """
    index = f"{alias()}-{datetime.now(UTC):%Y%m%d%H%M%S}-{token_hex(3)}"
    building = f"{index}-building"
    server = patient_client()
    server.indices.create(index=index, settings=SETTINGS, mappings=MAPPINGS, aliases={building: {}})
    try:
        _fill(building)
        _swap(index, building)
    except Unreachable:
        is_overtaken = not server.indices.exists(index=index) and exists()
        server.indices.delete(index=index, ignore_unavailable=True)
        if not is_overtaken:
            raise
    reconcile()


def catch_up() -> int:
    """Send what waits, into a new index where the server lost it; return how many changes were refused."""
    if _is_lost():
        logger.warning("The search server holds nothing of the catalogue: its index is built anew")
        rebuild()
    return outbox.send_waiting()


def _is_lost() -> bool:
    """Return whether the server says that it holds no card of a catalogue that has some.

    Where a build is under way somebody sees to it. An index of another mapping is not lost: `send_catalogue`
    replaces it once the new program is in place; two programs side by side would build and delete each
    other's in turns.
    """
    server = patient_client()
    found = server.count(index=f"{family()}-*")
    is_sure = found["_shards"]["successful"] == found["_shards"]["total"]
    if not is_sure or found["count"] or not Entry.objects.exists():
        return False
    return not server.indices.get_alias(name=f"{family()}-*-building").body


def _fill(building: str) -> None:
    """Write every row; the name is an alias, so that an index deleted meanwhile is not made anew."""
    keys = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), outbox.BATCH):
        actions = map(outbox.action_of, outbox.read(keys[start : start + outbox.BATCH]))
        helpers.bulk(patient_client(), actions, index=building, require_alias=True)


def _swap(index: str, building: str) -> None:
    """Let this index answer in one step, once all that was written in it is seen, and delete the others."""
    server = patient_client()
    server.indices.refresh(index=building)
    actions = [{"remove": {"index": index, "alias": building}}, {"add": {"index": index, "alias": alias()}}]
    actions += [{"remove_index": {"index": old}} for old in _others(index)]
    server.indices.update_aliases(actions=actions)


def _others(index: str) -> list[str]:
    """Return every other index of this catalogue, of whatever mapping."""
    names = patient_client().indices.get(index=f"{family()}-*", features=["aliases"])
    return [name for name in names if name != index]


def reconcile() -> int:
    """Make the index equal to the projection, row by row; return how many rows were refused.

    A row acknowledged by an index that is no more is found here: versions are compared, not marks.
    """
    held, kept = _held(), _kept()
    outbox.acknowledge({key: version for key, version in kept.items() if held.get(key) == version})
    outbox.remove([key for key in held if key not in kept])
    different = [key for key, version in kept.items() if held.get(key) != version]
    return sum(
        outbox.send(different[start : start + outbox.BATCH])
        for start in range(0, len(different), outbox.BATCH)
    )


def problems() -> Iterator[str]:
    """Yield one sentence for each row that the index does not hold as the projection does."""
    try:
        held, kept = _held(), _kept()
    except NotFoundError:
        yield f"the search server has no index of version {VERSION}"
        return
    yield from (
        f"entry {key} is at version {kept[key]}, in the search server at {held.get(key, 'none')}"
        for key in sorted(kept)
        if held.get(key) != kept[key]
    )
    yield from (f"the search server has a missing entry {key}" for key in sorted(held.keys() - kept.keys()))
    waiting = GoneEntry.objects.count()
    if waiting:
        yield f"the search server has not forgotten {waiting} cards that are gone"


def _held() -> Versions:
    """Return the versions that the index holds, by key."""
    server = patient_client()
    server.indices.refresh(index=alias())
    found = helpers.scan(server, index=alias(), query={"version": True, "_source": False}, size=5000)
    return {int(hit["_id"]): hit["_version"] for hit in found}


def _kept() -> Versions:
    return dict(Entry.objects.values_list("pk", "version"))
