"""What stands in the way of a merge, said before anything is written."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from partners.merging import relations
from partners.models import Offer
from partners.models.listed import Listed


class MergeRefusedError(ValueError):
    """These sheets cannot become one, or several again, as things stand; the message says why."""


def check(kept: Listed, doubles: Sequence[Listed]) -> None:
    """Raise MergeRefusedError where a merge would be wrong or would lose something."""
    if not doubles or kept.pk in {double.pk for double in doubles}:
        raise MergeRefusedError(_("Choose two different sheets."))
    for sheet in (kept, *doubles):
        _check_sheet(sheet)
    for key in relations.relations_to(type(kept)):
        if not relations.is_link(key) and key.model is not Offer:
            for same in relations.clashes(key, kept.pk, [double.pk for double in doubles]):
                values = {"row": same[0], "kind": key.model._meta.verbose_name}
                raise MergeRefusedError(
                    _("“%(row)s” (%(kind)s) is at both: change or delete one of the two first.") % values
                )


def _check_sheet(sheet: Listed) -> None:
    if sheet.merged_into_id:
        values = {"name": sheet.name, "other": sheet.stands_for.name}
        raise MergeRefusedError(_("“%(name)s” was merged into “%(other)s”: choose that one.") % values)
    if not sheet.live:
        raise MergeRefusedError(_("“%(name)s” is not published: publish it first.") % {"name": sheet.name})
    if sheet.has_unpublished_changes or sheet.workflow_in_progress or sheet.scheduled_revision:
        raise MergeRefusedError(
            _("“%(name)s” has changes that wait: publish or discard them first.") % {"name": sheet.name}
        )
