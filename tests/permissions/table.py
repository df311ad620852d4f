"""The table of docs/permissions.md: who may open what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.permissions.addresses import Address

PAGE = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
ROLES = ("visitor", "another partner", "editor", "owner", "Editors", "Moderators", "administrator")


@dataclass(frozen=True, slots=True)
class Row:
    """Addresses that end alike for each role: `*` stands for anything."""

    patterns: tuple[str, ...]
    verdicts: dict[str, str]

    def holds(self, address: Address) -> bool:
        return any(re.fullmatch(_expression(pattern), address.route) for pattern in self.patterns)


def _expression(pattern: str) -> str:
    return ".*".join(map(re.escape, pattern.split("*")))


def rows() -> list[Row]:
    """Return the rows of the page, in order; an address has the verdict of the first that holds it."""
    table, _rest = PAGE.read_text().split("## Links")
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    return [_row(line) for line in lines]


def _row(line: str) -> Row:
    addresses, *verdicts = (cell.strip() for cell in line.strip("|").split(" | "))
    return Row(tuple(re.findall(r"`([^`]+)`", addresses)), dict(zip(ROLES, verdicts, strict=True)))


def row_of(address: Address, table: Iterable[Row]) -> Row | None:
    return next((row for row in table if row.holds(address)), None)
