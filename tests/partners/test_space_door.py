"""Who comes into the space of an organisation."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from network.users.groups import EDITORS
from tests.factories.partners import MembershipFactory, OfferFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_member_comes_in_and_a_stranger_finds_nothing(client: Client) -> None:
    member = MembershipFactory()
    other = OrganisationFactory()
    client.force_login(member.user)
    assert client.get(reverse("space:overview", args=[member.organisation.slug])).status_code == 200
    assert client.get(reverse("space:overview", args=[other.slug])).status_code == 404


def test_whoever_is_not_known_is_asked_to_log_in_and_comes_back(client: Client) -> None:
    address = reverse("space:overview", args=[OrganisationFactory().slug])
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={address}")


def test_staff_act_for_an_organisation_and_the_page_says_so(client: Client) -> None:
    staff = UserFactory()
    staff.groups.add(Group.objects.get(name=EDITORS))
    organisation = OrganisationFactory()
    client.force_login(staff)
    answer = client.get(reverse("space:overview", args=[organisation.slug]))
    assert answer.context["acts_for"] is True


def test_an_offer_is_filed_where_its_first_place_is_or_its_organisation() -> None:
    offer = OfferFactory()
    assert offer.department == "25"
    assert offer.slug.startswith("permanence-numerique")
