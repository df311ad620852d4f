"""Whoever may open an address about what is theirs gets no further with somebody else's number in it."""

import pytest
from django.urls import reverse

from events.models import Responsible
from network.users.models import User
from tests.permissions.addresses import Address, all_addresses
from tests.permissions.asking import NOT_THERE, WRONG_METHOD, asked, browser_of, word_of
from tests.permissions.filling import mixtures
from tests.permissions.world import Side, World

SPACE = ("espace/<slug:organisation>/", "espace/^(?P<organisation>")
NAMES = ("admin/session/roster/", "admin/session/registrations/")
# Not a number of anything: what is said of the registration.
WORDS = {"mark", "attendance", "kind", "act"}


def of_two(*starts: str) -> list[Address]:
    """Return the addresses that name something, and something of it."""
    found = [one for one in all_addresses() if one.route.startswith(starts)]
    return [one for one in found if len(set(one.parameters) - WORDS) > 1]


def state_of(side: Side) -> list[dict[str, object]]:
    """Return all columns of what belongs to a side, as they are in the database."""
    kept = [side.organisation, side.place, side.offer, side.session, side.registration, side.workshop]
    rows = [*kept, side.editor, side.owner, side.invitation, side.report]
    return [type(row)._base_manager.values().get(pk=row.pk) for row in rows]


def trespasses(world: World, user: User, addresses: list[Address], method: str) -> list[str]:
    """Return the paths where somebody of A read or changed what is B's.

    A list that says “this person has no seat here” and leads back to one's own has told nothing.
    """
    client, before, wrong = browser_of(user), state_of(world.b), []
    for path in [path for address in addresses for path in mixtures(address, world.a, world.b)]:
        with asked(client, path, method) as response:
            is_refused = word_of(response, path) in {NOT_THERE, WRONG_METHOD} or response.status_code == 302
            if not is_refused or state_of(world.b) != before:
                wrong.append(f"{method} {path}: {response.status_code}")
    return wrong


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ["editor", "owner"])
def test_something_of_another_organisation_is_not_there_below_ones_own(
    world: World, role: str, method: str
) -> None:
    assert of_two(*SPACE)
    assert trespasses(world, world.people[role], of_two(*SPACE), method) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_answers_for_one_workshop_reaches_nobody_of_another(world: World, method: str) -> None:
    editor = world.people["Editors"]
    Responsible.objects.create(workshop_key=world.a.workshop.translation_key, user=editor)
    assert trespasses(world, editor, of_two(*NAMES), method) == []


def test_a_place_of_another_organisation_cannot_be_chosen_for_a_date(world: World) -> None:
    path = reverse("space-new-session", args=[world.a.organisation.slug, world.a.workshop.pk])
    typed = {"day": "2030-05-06", "starts": "10:00", "ends": "11:00", "place": world.b.place.pk}
    with asked(browser_of(world.people["owner"]), path, "post", typed) as response:
        assert "place" in response.context["form"].errors
