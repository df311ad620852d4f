"""Notes what became other for the public, in the transaction of the change, for whoever harvests."""

import json
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from partners.differences import content_of
from partners.keys import MODELS, Sheet, key_of
from partners.models import Change
from partners.models.change import Happened, LastNumber

BATCH = 500


@transaction.atomic
def note(keys: Iterable[str]) -> int:
    """Compare these sheets with what was noted of them; return how many changed.

    The row of the last number is held until the transaction ends, so that whoever reads a number has read,
    or can read, all below it: a harvester that goes on from there misses nothing.
    """
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return 0
    last, _is_new = LastNumber.objects.select_for_update().get_or_create(pk=1)
    known = {one.sheet: one for one in Change.objects.filter(sheet__in=wanted)}
    sheets = _sheets(wanted)
    changed = [
        change for key in wanted if (change := _change(key, sheets.get(key), known.get(key))) is not None
    ]
    for change in changed:
        last.number += 1
        change.number, change.changed_at = last.number, timezone.now()
    if changed:
        last.save()
        _write(changed)
    return len(changed)


def note_all() -> int:
    """The same for every sheet: for a site that has none noted, and for what time alone changed."""
    keys = [
        f"{name}:{pk}" for name, model in MODELS.items() for pk in model.objects.values_list("pk", flat=True)
    ]
    gone = Change.objects.exclude(happened=Happened.DELETED).values_list("sheet", flat=True)
    every = list(dict.fromkeys([*keys, *gone]))
    return sum(note(every[start : start + BATCH]) for start in range(0, len(every), BATCH))


def _write(changed: list[Change]) -> None:
    columns = ["slug", "number", "happened", "digest", "changed_at"]
    Change.objects.bulk_create(changed, update_conflicts=True, unique_fields=["sheet"], update_fields=columns)


def _sheets(keys: Iterable[str]) -> dict[str, Sheet]:
    by_model: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        name, _, pk = key.partition(":")
        by_model[name].append(int(pk))
    found: dict[str, Sheet] = {}
    for name, pks in by_model.items():
        model = MODELS[name]
        rows = model.objects.filter(pk__in=pks)
        rows = rows.select_related("organisation") if name != "organisation" else rows
        many = [field.name for field in model._meta.many_to_many]
        found |= {key_of(sheet): sheet for sheet in rows.prefetch_related(*many)}
    return found


def _change(key: str, sheet: Sheet | None, known: Change | None) -> Change | None:
    """Return the change to note, None where the public reads what it read."""
    digest = _digest(sheet) if sheet and sheet.is_public else ""
    before = known.digest if known else ""
    if digest == before:
        return None
    happened = Happened.UPDATED if digest and before else Happened.CREATED if digest else Happened.DELETED
    slug = sheet.slug if sheet else known.slug
    return Change(sheet=key, slug=slug, happened=happened, digest=digest)


def _digest(sheet: Sheet) -> str:
    return sha256(json.dumps(content_of(sheet), sort_keys=True).encode()).hexdigest()[:16]
