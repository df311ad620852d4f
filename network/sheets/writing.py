"""Cells for files that people open in a spreadsheet: a text is never taken for a formula."""

from collections.abc import Iterable

# What spreadsheets take for the start of a formula (OWASP, CSV injection).
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def plain_row(cells: Iterable[object]) -> list[object]:
    """Return the cells of a row: texts that could be formulas begin with an apostrophe, None is empty."""
    return ["" if cell is None else _plain(cell) if isinstance(cell, str) else cell for cell in cells]


def _plain(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS) else text
