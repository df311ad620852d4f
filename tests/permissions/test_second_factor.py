"""Where the network asks staff for a second factor, no address of the space opens without one."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.permissions.addresses import all_addresses
from tests.permissions.filling import of_side
from tests.permissions.world import World

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_without_one_enter_no_room_of_the_space(
    client: Client, world: World, settings: object, method: str
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(world.people["Moderators"])
    paths = [of_side(one, world.a) for one in all_addresses() if one.route.startswith("espace/")]
    assert len(paths) > 30
    answers = {path: getattr(client, method)(path) for path in paths}
    led = {path for path, answer in answers.items() if answer.headers.get("Location") == reverse("mfa_index")}
    assert led == set(paths)
