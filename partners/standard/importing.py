"""Brings a file of the standard in: good rows in, bad rows out, the same file twice changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.search.backends import get_search_backends

from network.sheets.verdicts import Outcome, Remark, Report
from partners.cards import refresh_places
from partners.fields import DerivedField
from partners.models import Place
from partners.models.listed import free_slug
from partners.standard.columns import FIELDS
from partners.standard.judging import Judge, PlaceVerdict
from partners.standard.sheet import notices, read_standard

BATCH = 200
DERIVED = tuple(field.name for field in Place._meta.concrete_fields if isinstance(field, DerivedField))
Progress = Callable[[Sequence[object]], Iterable[object]]


def import_places(*, path: Path, is_dry_run: bool = False, progress: Progress = iter) -> Report:
    """Import a file and return what became of its rows; `progress` wraps them as they are read.

    Raises UnreadableFileError. A dry run writes nothing to the database.
    """
    sheet = read_standard(path)
    places = {(place.source, place.source_id): place for place in Place.objects.all()}
    slugs = {place.slug for place in places.values()}
    judge = Judge(sheet.columns, places)
    verdicts: list[PlaceVerdict] = []
    for batch in _batches(progress(sheet.records)):
        judged = [_careful(judge.judge(record)) for record in batch]
        verdicts += judged
        if not is_dry_run:
            _write(judged, slugs)
    if not is_dry_run:
        _tell_others(_places(verdicts, Outcome.CREATED) + _places(verdicts, Outcome.UPDATED))
    return Report(sheet, verdicts, notices(sheet))


def _places(verdicts: Iterable[PlaceVerdict], outcome: Outcome) -> list[Place]:
    return [verdict.place for verdict in verdicts if verdict.outcome == outcome]


def _batches(records: Iterable[object]) -> Iterator[list]:
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _careful(verdict: PlaceVerdict) -> PlaceVerdict:
    """Add a warning where somebody has begun to change the place: their draft is kept."""
    if verdict.outcome != Outcome.UPDATED or not verdict.place.has_unpublished_changes:
        return verdict
    warning = Remark("", _("has changes that are not published: they are kept and may undo this import"))
    return replace(verdict, remarks=[*verdict.remarks, warning])


def _write(verdicts: Sequence[PlaceVerdict], slugs: set[str]) -> None:
    created = _places(verdicts, Outcome.CREATED)
    updated = [verdict for verdict in verdicts if verdict.outcome == Outcome.UPDATED]
    if not created and not updated:
        return
    with transaction.atomic():
        _create(created, slugs)
        _update(updated)
        refresh_places([*created, *(verdict.place for verdict in updated)])


def _create(places: Sequence[Place], slugs: set[str]) -> None:
    now = timezone.now()
    for place in places:
        place.slug = free_slug(place.slug_source(), slugs.__contains__)
        slugs.add(place.slug)
        place.first_published_at = place.last_published_at = now
    Place.objects.bulk_create(places)


def _update(verdicts: Sequence[PlaceVerdict]) -> None:
    if not verdicts:
        return
    for verdict in verdicts:
        for name in DERIVED:
            Place._meta.get_field(name).pre_save(verdict.place, False)
    changed = frozenset().union(*(verdict.changed for verdict in verdicts))
    names = [name for name in FIELDS if name in changed and name not in DERIVED]
    Place.objects.bulk_update([verdict.place for verdict in verdicts], [*names, *DERIVED])
    for verdict in verdicts:
        _record(verdict.place)


def _record(place: Place) -> None:
    """Keep the history whole: a place that has one gets a revision, unless a draft waits in it."""
    if not place.latest_revision_id or place.has_unpublished_changes:
        return
    revision = place.save_revision(clean=False, changed=False)
    Place.objects.filter(pk=place.pk).update(live_revision=revision, last_published_at=revision.created_at)


def _tell_others(places: Sequence[Place]) -> None:
    """Bring the admin's search in step; rows written in bulk tell nobody."""
    if not places:
        return
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Place, places)
