"""What becomes of a row of a file, and what is said about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import npgettext, pgettext_lazy

from network.sheets.reading import Record, Sheet


class RefusedError(ValueError):
    """The row cannot come in; the message says why."""


class Outcome(TextChoices):
    CREATED = "created", pgettext_lazy("rows of a file", "created")
    UPDATED = "updated", pgettext_lazy("rows of a file", "updated")
    UNCHANGED = "unchanged", pgettext_lazy("rows of a file", "unchanged")
    REJECTED = "rejected", pgettext_lazy("rows of a file", "rejected")

    def of(self, count: int) -> str:
        """Return its word for so many rows; `label` is that for one."""
        words = {
            Outcome.CREATED: npgettext("rows of a file", "created", "created", count),
            Outcome.UPDATED: npgettext("rows of a file", "updated", "updated", count),
            Outcome.UNCHANGED: npgettext("rows of a file", "unchanged", "unchanged", count),
            Outcome.REJECTED: npgettext("rows of a file", "rejected", "rejected", count),
        }
        return words[self]


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


@dataclass(slots=True)
class Report:
    """What became of a file: its sheet, what was unusual about it, its rejected rows.

    Accepted rows are counted, not kept: a long file takes no more memory than a short one.
    """

    sheet: Sheet
    notices: Sequence[str] = ()
    rejected: list[Verdict] = field(default_factory=list)
    _outcomes: Counter[Outcome] = field(default_factory=Counter)
    _warnings: Counter[Remark] = field(default_factory=Counter)

    def add(self, verdicts: Iterable[Verdict]) -> None:
        """Tell what became of more rows."""
        for verdict in verdicts:
            self._outcomes[verdict.outcome] += 1
            if verdict.outcome == Outcome.REJECTED:
                self.rejected.append(verdict)
            else:
                self._warnings.update(_without_values(verdict.remarks))

    def counts(self) -> dict[Outcome, int]:
        """Return how many rows had each outcome, 0 included."""
        return {outcome: self._outcomes[outcome] for outcome in Outcome}

    def refusals(self) -> list[tuple[Remark, int]]:
        """Return the reasons of the rejects with their number, most frequent first."""
        remarks = (remark for verdict in self.rejected for remark in verdict.remarks)
        return Counter(_without_values(remarks)).most_common()

    def warnings(self) -> list[tuple[Remark, int]]:
        """Return the remarks on accepted rows with their number, most frequent first."""
        return self._warnings.most_common()


def _without_values(remarks: Iterable[Remark]) -> Iterator[Remark]:
    return (Remark(remark.column, remark.reason) for remark in remarks)
