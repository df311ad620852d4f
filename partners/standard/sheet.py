"""The columns of a file of the standard, and what was unusual about them."""

from pathlib import Path

from django.utils.translation import gettext as _

from network.sheets.reading import Sheet, read_sheet
from partners.standard.columns import COLUMNS, REQUIRED


def read_standard(path: Path) -> Sheet:
    """Return the rows of a file, or raise UnreadableFileError."""
    return read_sheet(path, REQUIRED)


def notices(sheet: Sheet) -> list[str]:
    """Return what was unusual about the file, in words."""
    found = list(sheet.notices)
    if sheet.delimiter == ";":
        found.append(_("The separator is “;”: the standard says “,”. The file was read all the same."))
    names = [column.name for column in COLUMNS]
    if unknown := sheet.unknown(names):
        found.append(_("These columns are not in the standard: %(names)s.") % {"names": ", ".join(unknown)})
    if absent := [name for name in names if name not in sheet.columns]:
        text = _("These columns are absent and stay as they are: %(names)s.")
        found.append(text % {"names": ", ".join(absent)})
    return found
