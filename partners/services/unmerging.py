"""A merge was wrong: everything goes back that is still where the merge put it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.users.models import User
from partners.merging import relations
from partners.merging.checking import MergeRefusedError
from partners.merging.drafts import put_back
from partners.merging.values import put, state_of
from partners.models import Merge, Organisation, Place
from partners.models.listed import Listed
from partners.models.merge import SheetKind
from partners.services.merging import save_with_revision

MODELS = {SheetKind.PLACE: Place, SheetKind.ORGANISATION: Organisation}


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo left as it was, because somebody changed it since; sentences for people."""

    merge: Merge
    remarks: tuple[str, ...] = ()


@transaction.atomic
def undo(*, merge: Merge, user: User | None) -> Undone:
    """Make the sheets of a merge several again. Undone twice, nothing more happens.

    Raises MergeRefusedError while a later merge builds on this one.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        return Undone(merge)
    model = MODELS[SheetKind(merge.kind)]
    kept = model.objects.select_for_update().get(pk=merge.kept_key)
    _check(merge, kept)
    try:
        with transaction.atomic():
            remarks = tuple(_put_back(merge, kept, user))
    except IntegrityError as error:
        reason = _("Something was added since that stands in the way: two rows would be the same.")
        raise MergeRefusedError(reason) from error
    merge.undone_at, merge.undone_by = timezone.now(), user
    merge.save(update_fields=["undone_at", "undone_by"])
    return Undone(merge, remarks)


def _check(merge: Merge, kept: Listed) -> None:
    if kept.merged_into_id:
        values = {"name": kept.name, "other": kept.stands_for.name}
        raise MergeRefusedError(
            _("“%(name)s” was merged into “%(other)s” since: undo that merge first.") % values
        )
    later = Merge.objects.into(kept).first()
    if later and later.pk != merge.pk:
        raise MergeRefusedError(
            _("Undo the later merge of “%(name)s” first.") % {"name": later.doubles_names}
        )
    if kept.has_unpublished_changes:
        raise MergeRefusedError(
            _("“%(name)s” has changes that wait: publish or discard them first.") % {"name": kept.name}
        )


def _put_back(merge: Merge, kept: Listed, user: User | None) -> list[str]:
    remarks = _rows_back(merge, kept)
    put_back(merge.record["drafts"])
    remarks += _fields_back(merge, kept)
    save_with_revision(kept, user)
    log(kept, "partners.undo_merge", user=user, data={"doubles": merge.doubles})
    for double in type(kept).objects.filter(pk__in=merge.doubles, merged_into=kept):
        double.merged_into, double.live = None, True
        double.save(update_fields=["merged_into", "live"])
        log(double, "partners.undo_merge", user=user, data={"kept": kept.pk})
    return remarks


def _rows_back(merge: Merge, kept: Listed) -> list[str]:
    remarks = []
    keys = {(key.model._meta.label, key.name): key for key in relations.relations_to(type(kept))}
    for label, name, double, pks in merge.record["moved"]:
        key = keys.get((label, name))
        moved = relations.move(key, pks, kept.pk, double) if key else []
        if lost := len(pks) - len(moved):
            kind = apps.get_model(label)._meta.verbose_name_plural
            values = {"count": lost, "kind": kind}
            remarks.append(_("%(count)s of “%(kind)s” went elsewhere since, and stay there.") % values)
    relations.number_back(merge.record.get("renumbered", ()))
    return remarks + _links_back(merge, keys)


def _links_back(merge: Merge, keys: Mapping[tuple[str, str], ForeignKey]) -> list[str]:
    """Bring back the links that the merge dissolved; return which lead to nothing any more."""
    lost: Counter = Counter()
    for label, name, texts in merge.record["removed"]:
        key = keys.get((label, name))
        if key and not relations.restore(key, texts):
            lost[key.model._meta.verbose_name_plural] += 1
    said = _("%(count)s of “%(kind)s” led to something deleted since, and stay away.")
    return [said % {"count": count, "kind": kind} for kind, count in lost.items()]


def _fields_back(merge: Merge, kept: Listed) -> list[str]:
    now, before, after = state_of(kept), merge.record["before"], merge.record["after"]
    same = {name for name in before if now.get(name) == after.get(name)}
    put(kept, {name: value for name, value in before.items() if name in same})
    labels = (str(kept._meta.get_field(name).verbose_name) for name in before if name not in same)
    return (
        [_("Changed since, and kept: %(fields)s.") % {"fields": ", ".join(kept_as)}]
        if (kept_as := list(labels))
        else []
    )
