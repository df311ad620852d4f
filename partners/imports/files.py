"""Files that go back to people: an example to fill in, the rows that could not come in."""

import csv
import io
from collections.abc import Iterable

from network.sheets.rejects import REASON_COLUMNS
from network.sheets.writing import plain_row
from partners.imports.kinds import Importer
from partners.models import ImportRun

# Spreadsheets take a file without it for Windows's encoding.
_BOM = "\ufeff"


def example_file(importer: Importer) -> bytes:
    """Return the columns of a kind with one example."""
    columns = importer.columns
    return table([[one.name for one in columns], [str(one.example) for one in columns]])


def rejects_file(run: ImportRun) -> bytes:
    """Return the rejected rows as they were, each with its line, the columns at fault and the reasons."""
    return table(_rejected(run))


def _rejected(run: ImportRun) -> Iterable[list[str]]:
    yield [*run.columns, *REASON_COLUMNS]
    for row in run.rows.rejected().iterator():
        cells = [*row.cells, *[""] * len(run.columns)][: len(run.columns)]
        columns = "|".join(column for column, _reason, _value in row.remarks)
        reasons = " | ".join(reason for _column, reason, _value in row.remarks)
        yield [*cells, str(row.line), columns, reasons]


def table(rows: Iterable[Iterable[object]]) -> bytes:
    """Return a CSV file that a spreadsheet opens as it is, no cell of it a formula."""
    file = io.StringIO()
    file.write(_BOM)
    csv.writer(file, lineterminator="\n").writerows(plain_row(row) for row in rows)
    return file.getvalue().encode()
