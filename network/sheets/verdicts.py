"""What becomes of a row of a file, and what is said about it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from network.sheets.reading import Record, Sheet


class RefusedError(ValueError):
    """The row cannot come in; the message says why."""


class Outcome(TextChoices):
    CREATED = "created", pgettext_lazy("rows of a file", "created")
    UPDATED = "updated", pgettext_lazy("rows of a file", "updated")
    UNCHANGED = "unchanged", pgettext_lazy("rows of a file", "unchanged")
    REJECTED = "rejected", pgettext_lazy("rows of a file", "rejected")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a column of a row; `value` as it was written."""

    column: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a row: the reasons when it is rejected, else remarks."""

    record: Record
    outcome: Outcome
    remarks: Sequence[Remark] = field(default=())


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file: its sheet, the verdict on each row, what was unusual about the file."""

    sheet: Sheet
    verdicts: Sequence[Verdict]
    notices: Sequence[str] = ()

    def counts(self) -> dict[Outcome, int]:
        """Return how many rows had each outcome, 0 included."""
        found = Counter(verdict.outcome for verdict in self.verdicts)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def rejected(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.outcome == Outcome.REJECTED]

    def refusals(self) -> list[tuple[Remark, int]]:
        """Return the reasons of the rejects with their number, most frequent first."""
        return _counted(self.rejected)

    def warnings(self) -> list[tuple[Remark, int]]:
        """Return the remarks on accepted rows with their number, most frequent first."""
        return _counted(verdict for verdict in self.verdicts if verdict.outcome != Outcome.REJECTED)


def _counted(verdicts: Iterable[Verdict]) -> list[tuple[Remark, int]]:
    remarks = (remark for verdict in verdicts for remark in verdict.remarks)
    return Counter(Remark(remark.column, remark.reason) for remark in remarks).most_common()
