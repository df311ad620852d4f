"""Which sheets are shown as doubles, why, and what moderators may do with them."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.duplicates.candidates import candidates, reasons
from partners.duplicates.scoring import score
from partners.duplicates.traits import traits_of
from partners.models import Merge, Organisation, Place
from partners.services.telling_apart import tell_apart
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Place, Place]:
    """The same library twice, once without its phone, and another one across the street."""
    PlaceFactory(name="Crédit mutuel", address="2 rue du Port")
    return (
        PlaceFactory(name="Médiathèque Pierre Bayle", phone="+33381000001"),
        PlaceFactory(name="Pierre-Bayle (médiathèque)", latitude=47.2379),
    )


def member(group: str) -> User:
    user = User.objects.create_user(f"{group}@entraide.example".lower(), "secret")
    user.groups.add(Group.objects.get(name=group))
    return user


def compare(*sheets: Place) -> str:
    return reverse("doubles:compare", args=["place", *(sheet.pk for sheet in sheets)])


@pytest.mark.usefixtures("in_english")
def test_doubles_are_found_with_their_reasons_until_somebody_tells_them_apart(pair: tuple) -> None:
    found = candidates(Place)
    assert [(one.first, one.second) for one in found] == [tuple(sheet.pk for sheet in pair)]
    words = [reason.words for reason in reasons(Place, found)[0]]
    assert words[:2] == ["The names are the same.", "The addresses are the same."]
    tell_apart(first=pair[1], second=pair[0], user=None)
    tell_apart(first=pair[0], second=pair[1], user=None)
    assert candidates(Place) == []


def test_branches_of_one_network_are_not_doubles() -> None:
    PlaceFactory(name="Onlineformapro Besançon", phone="+33384765244")
    PlaceFactory(name="Onlineformapro Dijon", phone="+33384765244", in_dijon=True, address="8 rue Barret")
    assert candidates(Place) == []


def test_organisations_are_known_by_their_number() -> None:
    number = "73282932000074"
    (
        OrganisationFactory(name="Les Connectés", siret=number),
        OrganisationFactory(name="Connectés", siret=number),
    )
    OrganisationFactory(name="Les Connectés du Doubs", siret="", postcode="39000", commune="Dole", address="")
    assert len(candidates(Organisation)) == 1


def test_a_moderator_merges_with_choices_and_undoes_it(client: Client, pair: tuple) -> None:
    client.force_login(member(MODERATORS))
    assert client.get(reverse("doubles:index")).status_code == 200
    assert client.get(compare(*pair)).status_code == 200
    kept, double = pair
    missing = client.post(compare(*pair), {"merge": ""})
    assert (missing.status_code, Merge.objects.count()) == (200, 0)
    client.post(compare(*pair), {"merge": "", "kept": kept.pk, "name": double.pk})
    kept.refresh_from_db()
    assert (kept.name, kept.phone) == (double.name, "+33381000001")
    made = Merge.objects.get()
    assert client.get(reverse("doubles:merges")).status_code == 200
    address = reverse("doubles:undo", args=[made.pk])
    assert client.get(address).status_code == 200
    assert Merge.objects.get().undone_at is None
    client.post(address)
    kept.refresh_from_db()
    assert (kept.name, Place.objects.live().count()) == ("Médiathèque Pierre Bayle", 3)


def test_a_wrong_second_id_changes_nothing(client: Client, pair: tuple) -> None:
    client.force_login(member(MODERATORS))
    draft, organisation = PlaceFactory(draft=True), OrganisationFactory()
    for second in (pair[0].pk, draft.pk, organisation.pk + 5000):
        address = reverse("doubles:compare", args=["place", pair[0].pk, second])
        answer = client.post(address, {"kept": pair[0].pk, "merge": ""}, follow=True)
        assert answer.status_code == 404
    answer = client.post(compare(*pair), {"kept": draft.pk, "name": draft.pk, "merge": ""})
    assert (answer.status_code, Merge.objects.count()) == (200, 0)


@pytest.mark.parametrize("group", [EDITORS, None])
def test_others_may_neither_look_nor_merge(client: Client, pair: tuple, group: str | None) -> None:
    if group:
        client.force_login(member(group))
    addresses = [reverse("doubles:index"), compare(*pair), reverse("doubles:merges")]
    for address in addresses:
        assert client.get(address).status_code == 302
        assert client.post(address, {"kept": pair[0].pk, "merge": ""}).status_code in (302, 405)
    assert Merge.objects.count() == 0


def test_the_list_asks_the_same_queries_however_long_it_is(client: Client, pair: tuple) -> None:
    client.force_login(member(MODERATORS))
    client.get(reverse("doubles:index"))
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("doubles:index"))
        counts.append(len(queries))
        for _ in range(5):
            PlaceFactory(name=f"Tiers lieu {number}", phone=f"+3338100010{number}")
    assert counts[0] == counts[1]


@pytest.mark.usefixtures("in_english")
def test_two_rooms_told_apart_by_a_letter_have_not_the_same_name() -> None:
    rooms = [PlaceFactory(name=f"Salle {letter}") for letter in "AD"]
    one, other = traits_of(Place, [room.pk for room in rooms])
    assert one.words != other.words
    said = [reason.words for reason in score(one, other)[1]]
    assert "The names are the same." not in said
