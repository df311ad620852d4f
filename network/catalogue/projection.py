"""Keeps the projection equal to what the sources say, in the transaction that changes the content."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils import timezone

from network.catalogue.engines import catalogue_engine
from network.catalogue.engines.protocol import Changes
from network.catalogue.models import Entry, EntrySession
from network.catalogue.rows import same_row, session_rows, to_entry
from network.catalogue.sources import EntryDraft, all_sources, source_of
from network.catalogue.state import lock, touch

BATCH = 200


@transaction.atomic
def refresh(subjects: Iterable[str]) -> int:
    """Project these subjects again, whatever became of them; return how many cards changed.

    Nothing is written, and the catalogue keeps its version, when nothing changed.
    """
    asked = sorted(set(subjects))
    if asked:
        lock()
    changed = sum(_refresh(batch) for batch in _batches(asked))
    if changed:
        touch()
    return changed


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
    return [draft for batch in by_source.values() for draft in source_of(batch[0]).drafts(batch)]


def _write(drafts: list[EntryDraft], kept: dict[str, Entry]) -> list[Entry]:
    entries = []
    for draft in drafts:
        entry = to_entry(draft)
        entry.pk = kept[draft.key].pk if draft.key in kept else None
        entry.save()
        entries.append(entry)
    EntrySession.objects.filter(entry__in=[entry.pk for entry in entries]).delete()
    rows = (row for entry, draft in zip(entries, drafts, strict=True) for row in session_rows(entry, draft))
    EntrySession.objects.bulk_create(rows, batch_size=500)
    return entries


def _batches(subjects: list[str]) -> Iterator[list[str]]:
    remaining = iter(subjects)
    while batch := list(islice(remaining, BATCH)):
        yield batch
