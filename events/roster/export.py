"""The roster as a file for a spreadsheet, in which nothing that people typed is ever a formula."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

from django.utils.translation import gettext as _

from events.enums import Attendance
from events.roster.telling import Comer, Roster
from network.sheets.writing import plain_row

# What Excel in French takes for a table of UTF-8.
SIGNATURE, SEPARATOR = "\ufeff", ";"


def as_csv(roster: Roster) -> bytes:
    """Return the roster as Excel opens it in France: UTF-8 with its signature, cells apart by semicolons."""
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR)
    writer.writerows(map(plain_row, _rows(roster)))
    return f"{SIGNATURE}{text.getvalue()}".encode()


def as_xlsx(roster: Roster) -> bytes:
    """Return the roster as a workbook of one sheet; all its cells are texts, quoted as such."""
    from openpyxl import Workbook

    book, content = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet(_("Attendance sheet"))
    for row in _rows(roster):
        sheet.append([_text(sheet, cell) for cell in row])
    book.save(content)
    return content.getvalue()


def _text(sheet: object, words: str) -> object:
    """Return a cell that is a text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", words))
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def _rows(roster: Roster) -> Iterator[list[str]]:
    yield [
        _("Workshop"),
        _("Date"),
        _("Last name"),
        _("First name"),
        _("E-mail"),
        _("Phone"),
        _("Needs for access"),
        _("Equipment to lend"),
        _("Enrolled by"),
        _("Status"),
        _("Attendance"),
    ]
    for comer in (*roster.seated, *roster.line, *roster.gone):
        yield [roster.title, roster.dates[0], *_cells(comer)]


def _cells(comer: Comer) -> list[str]:
    return [
        comer.last_name,
        comer.first_name,
        comer.email,
        comer.phone,
        comer.access_needs,
        comer.equipment_needed,
        comer.party,
        comer.standing,
        str(Attendance(comer.attendance).label) if comer.attendance else "",
    ]


FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
