"""Keeps the projection equal to what the sources say, in the transaction that changes the content."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from network.catalogue.engines import catalogue_engine
from network.catalogue.engines.protocol import Changes
from network.catalogue.models import Entry, EntrySession
from network.catalogue.rows import PROJECTED, same_row, session_rows, to_entry
from network.catalogue.sources import EntryDraft, all_sources, source_named
from network.catalogue.state import lock, touch, touch_seats
from network.content.state import touch_shown

BATCH = 200


_waiting: ContextVar[set[str] | None] = ContextVar("waiting", default=None)


def refresh(subjects: Iterable[str]) -> int:
    """Project these subjects again, whatever became of them; return how many cards changed.

    No card is written, and the catalogue keeps its version, when none changed. Within `one_refresh`
    that comes at its end.
    """
    asked, waiting = set(subjects), _waiting.get()
    if waiting is not None:
        waiting |= asked
        return 0
    return _project(sorted(asked)) if asked else 0


@contextmanager
def one_refresh() -> Iterator[None]:
    """Within the block many changes cost one refresh, made at its end in the same transaction."""
    with transaction.atomic():
        waiting: set[str] = set()
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        refresh(waiting)


@transaction.atomic
def _project(asked: list[str]) -> int:
    lock()
    # A page tells more of a session or a place than its card does.
    touch_shown()
    changed = sum(_refresh(batch) for batch in _batches(asked))
    if changed:
        touch()
    return changed


@transaction.atomic(savepoint=False)
def tell_seats_of(session: int, *, seats_left: int | None, waiting: int) -> None:
    """Write what is left of one date on all its cards, in the transaction that holds the date's row.

    A registration must not cost a workshop of a hundred dates. Whoever compares whole cards holds the
    catalogue's row, so takes it after this one, and then reads the same seats.
    """
    touch_seats()
    dates = EntrySession.objects.filter(session=session)
    if dates.update(seats_left=seats_left, waiting=waiting):
        told = Entry.objects.filter(pk__in=dates.values("entry"))
        told.update(version=F("version") + 1, changed_at=timezone.now())
        catalogue_engine().apply(Changes())


@transaction.atomic
def rebuild() -> int:
    """Project everything again, drop what no source tells any more; return how many cards there are."""
    lock()
    told = [subject for source in all_sources() for subject in source.subjects()]
    gone = Entry.objects.values_list("subject", flat=True).distinct()
    for batch in _batches(sorted({*told, *gone})):
        _refresh(batch)
    catalogue_engine().rebuild()
    touch()
    return Entry.objects.count()


def differences() -> Iterator[str]:
    """Yield one sentence for each card that differs between content, projection and index.

    A card that ended since it was told is no difference: nobody finds it.
    """
    now = timezone.now()
    told = {subject for source in all_sources() for subject in source.subjects()}
    kept = set(Entry.objects.values_list("subject", flat=True))
    for batch in _batches(sorted(told | kept)):
        written, deleted, _ = _compare(batch)
        yield from (f"{draft.key}: the projection is not what the content says" for draft in written)
        yield from (
            f"{entry.key}: in the projection, no longer in the content"
            for entry in deleted
            if entry.expires_at is None or entry.expires_at > now
        )
    yield from catalogue_engine().problems()


def _refresh(subjects: Collection[str]) -> int:
    written, deleted, kept = _compare(subjects)
    deleted_ids = [entry.pk for entry in deleted]
    Entry.objects.filter(pk__in=deleted_ids).delete()
    entries = _write(written, kept)
    if entries or deleted_ids:
        catalogue_engine().apply(Changes(entries, deleted_ids))
    return len(entries) + len(deleted_ids)


def _compare(subjects: Collection[str]) -> tuple[list[EntryDraft], list[Entry], dict[str, Entry]]:
    """Return the drafts to write, the entries to delete, and today's entries by key."""
    kept = {
        entry.key: entry for entry in Entry.objects.filter(subject__in=subjects).prefetch_related("sessions")
    }
    drafts = {draft.key: draft for draft in _drafts(subjects)}
    written = [draft for draft in drafts.values() if not same_row(kept.get(draft.key), draft)]
    return written, [entry for key, entry in kept.items() if key not in drafts], kept


def _drafts(subjects: Collection[str]) -> list[EntryDraft]:
    by_source: dict[str, list[str]] = defaultdict(list)
    for subject in subjects:
        by_source[subject.partition(":")[0]].append(subject)
    return [
        draft
        for name, batch in by_source.items()
        if (source := source_named(name))
        for draft in source.drafts(batch)
    ]


def _write(drafts: list[EntryDraft], kept: dict[str, Entry]) -> list[Entry]:
    entries = [to_entry(draft) for draft in drafts]
    for entry in entries:
        if entry.key in kept:
            was = kept[entry.key]
            entry.pk, entry.appeared_at, entry.version = was.pk, was.appeared_at, was.version + 1
            entry.save(update_fields=[*PROJECTED, "version", "changed_at"])
    Entry.objects.bulk_create([entry for entry in entries if entry.pk is None])
    EntrySession.objects.filter(entry__in=[entry.pk for entry in entries]).delete()
    rows = (
        row
        for entry, draft in zip(entries, drafts, strict=True)
        for row in session_rows(entry, draft, kept.get(draft.key))
    )
    EntrySession.objects.bulk_create(rows, batch_size=500)
    return entries


def _batches(subjects: list[str]) -> Iterator[list[str]]:
    remaining = iter(subjects)
    while batch := list(islice(remaining, BATCH)):
        yield batch
