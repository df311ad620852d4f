"""Sheets of the same place or organisation become one, by a person; and become several again."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.users.models import User
from partners.merging import relations
from partners.merging.checking import MergeRefusedError, check
from partners.merging.drafts import rewrite
from partners.merging.values import State, own_values, put, state_of, united, units_of
from partners.models import Merge
from partners.models.listed import Listed

__all__ = ["MergeRefusedError", "merge"]


@transaction.atomic
def merge(
    *, kept: Listed, doubles: Sequence[Listed], user: User | None, choices: Mapping[str, int] | None = None
) -> Merge:
    """Put `doubles` into `kept`; `choices` names for a field the sheet whose value is right.

    Rows of all apps move, old addresses lead to `kept`. Merged again, nothing more happens: the merge
    that did it is returned. Raises MergeRefusedError before anything is written.
    """
    model = type(kept)
    held = model.objects.select_for_update().in_bulk([kept.pk, *(double.pk for double in doubles)])
    kept, doubles = held[kept.pk], [held[double.pk] for double in doubles]
    done = Merge.objects.into(kept).first()
    if doubles and done and all(double.stands_for.pk == kept.pk != double.pk for double in doubles):
        return done
    doubles = [double for double in doubles if double.pk == kept.pk or double.stands_for.pk != kept.pk]
    check(kept, doubles)
    values = _values(kept, doubles, held, choices or {})
    try:
        with transaction.atomic():
            return _carry_out(kept, doubles, values, user)
    except IntegrityError as error:
        raise MergeRefusedError(_("Something that hangs on these sheets would stand twice.")) from error
    except ValidationError as error:
        raise MergeRefusedError(" ".join(error.messages)) from error


def _values(
    kept: Listed, doubles: Sequence[Listed], held: Mapping[int, Listed], choices: Mapping[str, int]
) -> dict[str, State]:
    """Return what the kept sheet says by itself, what the group makes of it, and what was chosen."""
    own = {sheet.pk: own_values(sheet) for sheet in _group(kept, doubles)}
    computed = united(type(kept), kept.pk, own)
    after = dict(computed)
    for unit in units_of(type(kept)):
        if choices.get(unit[0]) in held:
            chosen = state_of(held[choices[unit[0]]])
            after |= {name: chosen[name] for name in unit}
    return {"before": state_of(kept), "own": own[kept.pk], "computed": computed, "after": after}


def _group(kept: Listed, doubles: Sequence[Listed]) -> list[Listed]:
    """Return these sheets and all that were merged into them before."""
    group = {sheet.pk: sheet for sheet in (kept, *doubles)}
    newest = list(group)
    while newest:
        found = type(kept).objects.filter(merged_into__in=newest).exclude(pk__in=group).in_bulk()
        group |= found
        newest = list(found)
    return list(group.values())


def _carry_out(
    kept: Listed, doubles: Sequence[Listed], values: Mapping[str, State], user: User | None
) -> Merge:
    rows = _move_rows(kept, [double.pk for double in doubles])
    for double in doubles:
        double.merged_into, double.live = kept, False
        double.save(update_fields=["merged_into", "live"])
        log(double, "partners.merge", user=user, data={"kept": kept.pk, "name": kept.name})
    put(kept, values["after"])
    kept.full_clean(exclude=["slug", "sort_key", "department"])
    save_with_revision(kept, user)
    log(kept, "partners.merge", user=user, data={"doubles": [double.pk for double in doubles]})
    return Merge.objects.create(
        kind=kept._meta.model_name,
        kept_key=kept.pk,
        kept_name=kept.name,
        doubles=sorted(double.pk for double in doubles),
        doubles_names=", ".join(double.name for double in doubles),
        record={**values, **rows, "after": state_of(kept)},
        made_by=user,
    )


def _move_rows(kept: Listed, doubles: Sequence[int]) -> dict[str, list]:
    """Hang on the kept sheet what hung on its doubles; return what an undo has to know."""
    moved, removed, drafts, renumbered = [], [], [], []
    for key in relations.relations_to(type(kept)):
        renumbered += relations.renumber(key, kept.pk, doubles)
        if relations.is_link(key):
            spare = relations.dissolve(key, kept.pk, doubles)
            removed += [[key.model._meta.label, key.name, texts] for texts in spare]
        for double in doubles:
            pks = list(relations.hanging_on(key, [double]).values_list("pk", flat=True))
            if pks := relations.move(key, pks, double, kept.pk):
                moved.append([key.model._meta.label, key.name, double, pks])
        drafts += rewrite(key, doubles, kept.pk)
    return {"moved": moved, "removed": removed, "drafts": drafts, "renumbered": renumbered}


def save_with_revision(sheet: Listed, user: User | None) -> None:
    """Save a public sheet and note how it stands in its history."""
    sheet.save()
    revision = sheet.save_revision(user=user, clean=False, changed=False)
    now = timezone.now()
    type(sheet).objects.filter(pk=sheet.pk).update(live_revision=revision, last_published_at=now)
