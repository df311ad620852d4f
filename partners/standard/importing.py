"""Brings a file of the standard in: good rows in, bad rows out, the same file twice changes nothing."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from wagtail.search.backends import get_search_backends

from network.sheets.records import in_batches
from network.sheets.verdicts import Outcome, Report
from partners.cards import refresh_places
from partners.fields import DerivedField
from partners.models import Place
from partners.models.listed import free_slug
from partners.services.recording import record
from partners.standard.columns import FIELDS
from partners.standard.judging import Judge, PlaceVerdict
from partners.standard.sheet import notices, read_standard

BATCH = 50
DERIVED = tuple(field.name for field in Place._meta.concrete_fields if isinstance(field, DerivedField))
Progress = Callable[[Sequence[object]], Iterable[object]]


def import_places(*, path: Path, is_dry_run: bool = False, progress: Progress = iter) -> Report:
    """Import a file and return what became of its rows; `progress` wraps them as they are read.

    Raises UnreadableFileError. A dry run writes nothing to the database. Each batch is a transaction: an
    import that dies in the middle leaves whole batches, and the same file again does the rest. What was
    written is let go of batch by batch, so that memory does not grow with the file.
    """
    sheet = read_standard(path)
    judge = Judge(sheet.columns)
    report = Report(sheet, notices(sheet))
    for batch in in_batches(progress(sheet.records), BATCH):
        judged = judge.judge(batch)
        if not is_dry_run:
            write(judged)
        report.add(judged)
    return report


def write(verdicts: Sequence[PlaceVerdict]) -> None:
    """Write the places of accepted rows, the catalogue and the admin's search with them."""
    created = [verdict.place for verdict in verdicts if verdict.outcome == Outcome.CREATED]
    updated = [verdict for verdict in verdicts if verdict.outcome == Outcome.UPDATED]
    if not created and not updated:
        return
    changed = [verdict.place for verdict in updated]
    with transaction.atomic():
        _create(created)
        _update(updated)
        refresh_places(changed, new=created)
        _tell_others([*created, *changed])


def _create(places: Sequence[Place]) -> None:
    if not places:
        return
    now, taken = timezone.now(), _taken(places)
    for place in places:
        place.slug = free_slug(place.slug_source(), taken.__contains__)
        taken.add(place.slug)
        place.first_published_at = place.last_published_at = now
    Place.objects.bulk_create(places)


def _taken(places: Sequence[Place]) -> set[str]:
    """Return which of the slugs that these places could get others have: all slugs where names repeat."""
    asked = [free_slug(place.slug_source(), frozenset().__contains__) for place in places]
    slugs = Place.objects.order_by().values_list("slug", flat=True)
    is_alone = len(set(asked)) == len(asked) and not slugs.filter(slug__in=asked).exists()
    return set() if is_alone else set(slugs.iterator())


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
        record(verdict.place)


def _tell_others(places: Sequence[Place]) -> None:
    """Bring the admin's search in step; rows written in bulk tell nobody."""
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Place, places)
