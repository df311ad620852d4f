"""Each cell of docs/permissions.md, asked for every address of the site."""

import pytest

from tests.permissions.addresses import all_addresses
from tests.permissions.asking import LOG_IN, NOT_THERE, WRONG_METHOD, YES, browser_of, verdict
from tests.permissions.filling import of_side
from tests.permissions.table import ROLES, row_of, rows
from tests.permissions.world import World

pytestmark = pytest.mark.any_database

# Wagtail's own rights decide; its own tests hold them.
BY_RIGHT = "by right"
MEANS = {"open": {YES, NOT_THERE}, "own": {YES, NOT_THERE, LOG_IN}}
# Wagtail's own, to see an error page.
BREAKS_ON_PURPOSE = "admin/failwhale/"


def test_every_address_has_a_verdict_and_every_row_an_address() -> None:
    table, addresses = rows(), all_addresses()
    assert [one.route for one in addresses if row_of(one, table) is None] == []
    used = {id(row_of(one, table)) for one in addresses}
    assert [row.patterns for row in table if id(row) not in used] == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
def test_the_table_is_true(world: World, role: str, method: str) -> None:
    table, wrong, client = rows(), [], browser_of(world.people[role])
    for address in all_addresses():
        expected = row_of(address, table).verdicts[role]
        if expected == BY_RIGHT or address.route == BREAKS_ON_PURPOSE:
            continue
        path = of_side(address, world.a)
        found = verdict(client, path, method)
        if found not in MEANS.get(expected, {expected}) | {WRONG_METHOD}:
            wrong.append(f"{method} {path}: {found}, not {expected}")
    assert wrong == []
