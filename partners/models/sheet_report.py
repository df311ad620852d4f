"""What the public told us is wrong on a sheet of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.content.reports.models import KEPT_ONCE_HANDLED, Report
from partners.enums import SheetProblem
from partners.models.organisation import Organisation

LONGEST_OUTCOME = 300


class SheetReport(Report):
    """A problem with a sheet, by its key; the organisation that answers for it deals with it, or staff.

    `told_at` is when the people of the organisation were written to about it.
    """

    sheet = models.CharField(max_length=40, db_index=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="reports"
    )
    reason = models.CharField(_("reason"), max_length=10, choices=SheetProblem.choices)
    outcome = models.CharField(_("what was done"), max_length=LONGEST_OUTCOME, blank=True)
    told_at = models.DateTimeField(null=True, editable=False)

    # Some errors wait for somebody who has to go there.
    kept_for = 2 * KEPT_ONCE_HANDLED

    class Meta(Report.Meta):
        verbose_name = _("error reported")
        verbose_name_plural = _("errors reported")

    def __str__(self) -> str:
        return f"{self.get_reason_display()} – {self.sheet}"

    @property
    def kind(self) -> str:
        """The name of the kind of sheet, as in its key."""
        return self.sheet.partition(":")[0]
