"""Two write at once: only what both changed is asked, the rest is as whoever changed it wrote it."""

import pytest
from django.test import Client

from partners.models import Membership, Place
from tests.factories.partners import MembershipFactory, PlaceFactory
from tests.partners.test_taking_in import as_sent, sheet_address

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[True, False], ids=["trusted", "reviewed"])
def address(request: pytest.FixtureRequest, client: Client, member: Membership) -> str:
    """Return the form of a place whose phone a colleague changes after it was opened."""
    member.organisation.is_trusted = request.param
    member.organisation.save()
    place = PlaceFactory(organisation=member.organisation, summary="Avant", reachable=True)
    return sheet_address(member, "place", place.pk)


def colleague_writes(member: Membership, address: str, **facts: str) -> None:
    other = Client()
    other.force_login(MembershipFactory(organisation=member.organisation).user)
    assert other.post(address, as_sent(other, address) | facts).status_code == 302


def written() -> Place:
    return Place.objects.get().get_latest_revision_as_object()


def test_what_only_the_other_changed_is_in_the_form_and_not_asked(
    client: Client, member: Membership, address: str
) -> None:
    typed = as_sent(client, address) | {"summary": "De moi"}
    colleague_writes(member, address, phone="03 81 00 00 09")
    page = client.post(address, typed)
    assert page.context["choices"] == []
    form = page.context["form"]
    assert (form["summary"].value(), "09" in str(form["phone"].value())) == ("De moi", True)
    again = typed | {"phone": form["phone"].value(), "edition": page.context["edition"]}
    assert client.post(address, again).status_code == 302
    assert (written().summary, str(written().phone)) == ("De moi", "+33381000009")


def test_only_what_both_changed_is_asked(client: Client, member: Membership, address: str) -> None:
    typed = as_sent(client, address) | {"summary": "De moi"}
    colleague_writes(member, address, phone="03 81 00 00 09", summary="De l’autre")
    page = client.post(address, typed)
    assert [(one.name, one.mine, one.theirs) for one in page.context["choices"]] == [
        ("summary", "De moi", "De l’autre")
    ]
    assert "09" in str(page.context["form"]["phone"].value())


def test_an_edition_nobody_kept_is_compared_with_the_version_before(
    client: Client, member: Membership, address: str
) -> None:
    typed = as_sent(client, address) | {"summary": "De moi", "edition": "0" * 16}
    colleague_writes(member, address, phone="03 81 00 00 09")
    assert client.post(address, typed).context["choices"] == []


def test_a_point_is_asked_as_one_thing(client: Client, member: Membership, address: str) -> None:
    typed = as_sent(client, address) | {"latitude": "47.2379", "longitude": "6.0242"}
    colleague_writes(member, address, latitude="47.2377", longitude="6.0240")
    (one,) = client.post(address, typed).context["choices"]
    assert (one.name, one.mine, one.theirs) == ("latitude", "47.2379 6.0242", "47.2377 6.024")
