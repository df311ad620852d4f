"""A file that somebody brought in, row by row, so that the whole of it can be undone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.sheets.verdicts import Outcome
from partners.models.organisation import Organisation

KEPT = timedelta(days=30)


class State(models.TextChoices):
    """`CHECKING`, `RUNNING` and `UNDOING` go on step by step; the others wait for somebody."""

    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked, nothing written yet")
    ASKED = "asked", _("sent to us: we read it, then import it")
    RUNNING = "running", _("being imported")
    DONE = "done", _("imported")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


MOVING = (State.CHECKING, State.RUNNING, State.UNDOING)
WRITES = (State.RUNNING, State.DONE)


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def of(self, organisation: Organisation) -> Self:
        return self.filter(organisation=organisation)

    def too_old(self) -> Self:
        """Return those whose rows are kept no longer."""
        return self.filter(created_at__lt=timezone.now() - KEPT)


class ImportRun(models.Model):
    """`position` is the line that was last done in this state; `kind` names an importer; `sent_back` is why
    moderators did not import it.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="import_runs", verbose_name=_("organisation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    kind = models.CharField(_("kind"), max_length=20)
    file_name = models.CharField(_("file"), max_length=200)
    columns = models.JSONField(_("columns"), default=list)
    notices = models.JSONField(_("notices"), default=list)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.CHECKING)
    position = models.PositiveIntegerField(_("last line done"), default=0)
    sent_back = models.TextField(_("why it was sent back"), blank=True)
    created_at = models.DateTimeField(_("brought on"), default=timezone.now)
    done_at = models.DateTimeField(_("imported on"), null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_moving(self) -> bool:
        return self.state in MOVING

    @property
    def is_kept(self) -> bool:
        """Return whether its rows are still here, without which nothing can be imported or undone."""
        return self.created_at >= timezone.now() - KEPT

    @property
    def may_be_undone(self) -> bool:
        """Return whether something was written that can be taken back, also by an import that stopped."""
        return self.state in WRITES and self.is_kept

    def counts(self) -> Mapping[Outcome, int]:
        """Return how many rows had each outcome, 0 included."""
        found = dict(self.rows.order_by().values_list("outcome").annotate(Count("pk")))
        return {outcome: found.get(outcome, 0) for outcome in Outcome}


class ImportedRowQuerySet(models.QuerySet["ImportedRow"]):
    def rejected(self) -> Self:
        return self.filter(outcome=Outcome.REJECTED)

    def told(self) -> Self:
        """Return those about which something is said."""
        return self.exclude(remarks=[], undone="")


class ImportedRow(models.Model):
    """A row: its cells, the verdict on it, and how what it changed was before and after.

    `remarks` are lists of column, reason and value. `identity` is its key in its file, `written` the key of
    what it changed here; `undone` says what the undo did, or why it did not.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    problem = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    remarks = models.JSONField(default=list)
    identity = models.CharField(max_length=300, blank=True)
    written = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undone = models.CharField(max_length=200, blank=True)

    objects = ImportedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="imported_row_once")]
        indexes = [models.Index(fields=["run", "identity"], name="imported_row_identity")]

    def __str__(self) -> str:
        return f"{self.run_id}:{self.line}"
