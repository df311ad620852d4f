"""Writes the rows that could not come in, beside their file, with the reason for each."""

import csv
from collections.abc import Sequence
from pathlib import Path

from network.sheets.reading import Sheet
from network.sheets.verdicts import Verdict

REASON_COLUMNS = ("line", "column", "reason")


def rejects_path(path: Path) -> Path:
    """Return `places.rejects.csv` for `places.csv`."""
    return path.with_suffix(".rejects.csv")


def write_rejects(path: Path, sheet: Sheet, rejected: Sequence[Verdict]) -> Path | None:
    """Write the rejected rows and return their file; without any, remove an older one."""
    target = rejects_path(path)
    if not rejected:
        target.unlink(missing_ok=True)
        return None
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=sheet.delimiter, lineterminator="\n")
        writer.writerow([*sheet.columns, *REASON_COLUMNS])
        writer.writerows(_row(sheet, verdict) for verdict in rejected)
    return target


def _row(sheet: Sheet, verdict: Verdict) -> list[str]:
    width, cells = len(sheet.columns), list(verdict.record.cells)
    fitted = [*cells[: width - 1], sheet.delimiter.join(cells[width - 1 :])]
    fitted += [""] * (width - len(fitted))
    columns = "|".join(remark.column for remark in verdict.remarks)
    reasons = " | ".join(remark.reason for remark in verdict.remarks)
    return [*fitted, str(verdict.record.line), columns, reasons]
