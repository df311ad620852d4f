"""People of an organisation read what happened, and put a version back."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Revision

from network.users.groups import EDITORS
from partners.history import acts, history_of
from partners.models import Organisation, Place, Proposal
from partners.services import editing
from partners.services.editing import Outcome
from partners.services.putting_back import put_back
from tests.factories.partners import MembershipFactory, PlaceFactory, UserFactory
from tests.partners.test_editing import owned, propose

pytestmark = pytest.mark.django_db


def trusted() -> tuple[Place, object]:
    place, user = owned()
    Organisation.objects.filter(pk=place.organisation_id).update(is_trusted=True)
    return Place.objects.get(pk=place.pk), user


def first_version() -> Revision:
    """Return the first version that people wrote; what the public read before is kept too."""
    return Revision.objects.order_by("pk")[1]


def address(place: Place, revision: Revision) -> str:
    return reverse("space:version", args=[place.organisation.slug, revision.pk])


def test_members_are_named_by_their_first_name_and_staff_as_a_team() -> None:
    place, user = owned()
    user.first_name = "Amel"
    user.save()
    editor = UserFactory(first_name="Chloé")
    editor.groups.add(Group.objects.get(name=EDITORS))
    propose(place, user, name="D’Amel")
    propose(place, editor, name="De Chloé")
    lines = acts(list(history_of(place.organisation)), place.organisation)
    assert [(one.who, one.name) for one in lines] == [
        ("L’équipe du réseau", "De Chloé"),
        ("Amel", "D’Amel"),
    ]
    assert all(one.revision for one in lines)


def test_the_history_asks_as_much_for_many_lines_as_for_few(
    client: Client, django_assert_max_num_queries
) -> None:
    place, user = trusted()
    for number in range(20):
        propose(place, user, name=f"Nom {number}")
    client.force_login(user)
    with django_assert_max_num_queries(45):
        page = client.get(reverse("space:history", args=[place.organisation.slug]))
    assert page.status_code == 200
    assert len(page.context["acts"]) == 25


def test_a_version_put_back_is_public_where_there_is_trust_and_stays_in_the_history(client: Client) -> None:
    place, user = trusted()
    propose(place, user, name="Ancien")
    propose(place, user, name="Nouveau", address="9 rue Neuve")
    client.force_login(user)
    page = client.get(address(place, first_version()))
    assert {one.field for one in page.context["otherwise"]} == {"name", "address"}
    answer = client.post(address(place, first_version()), {"based_on": page.context["based_on"]})
    assert answer.status_code == 302
    place.refresh_from_db()
    assert (place.name, place.address) == ("Ancien", "1 place Granvelle")
    assert Revision.objects.filter(object_id=str(place.pk)).count() == 4


def test_without_trust_a_version_put_back_waits() -> None:
    place, user = owned()
    before = Place.objects.get(pk=place.pk).save_revision()
    Place.objects.filter(pk=place.pk).update(name="Du fichier")
    told = {"user": user, "organisation": place.organisation, "based_on": editing.edition(place)}
    assert put_back(revision=before, **told) == Outcome.IN_REVIEW
    assert Proposal.objects.get().revision.as_object().name == "Avant"


def test_an_old_version_gives_no_trust_and_no_day_of_checking_back() -> None:
    member = MembershipFactory()
    organisation, user = member.organisation, member.user
    organisation.is_trusted, organisation.checked_on = True, "2020-01-01"
    old = organisation.save_revision()
    Organisation.objects.filter(pk=organisation.pk).update(
        is_trusted=False, checked_on="2026-01-01", name="Nom"
    )
    today = Organisation.objects.get(pk=organisation.pk)
    Organisation.objects.filter(pk=organisation.pk).update(has_unpublished_changes=False)
    staff = UserFactory(is_superuser=True, is_staff=True)
    put_back(revision=old, user=staff, organisation=today, based_on=editing.edition(today))
    today.refresh_from_db()
    assert (today.is_trusted, str(today.checked_on)) == (False, "2026-01-01")
    assert user.memberships.exists()


def test_whoever_changed_meanwhile_is_not_undone(client: Client) -> None:
    place, user = trusted()
    propose(place, user, name="Ancien")
    mark = editing.edition(place)
    propose(place, user, name="Nouveau")
    client.force_login(user)
    page = client.post(address(place, first_version()), {"based_on": mark})
    assert page.status_code == 200
    place.refresh_from_db()
    assert place.name == "Nouveau"


def test_versions_of_others_do_not_exist(client: Client) -> None:
    place, user = trusted()
    other = PlaceFactory(organisation=MembershipFactory().organisation)
    theirs = other.save_revision()
    client.force_login(user)
    assert client.get(address(place, theirs)).status_code == 404
    assert client.post(address(place, theirs), {"based_on": "x"}).status_code == 404
    assert client.get(reverse("space:history", args=[other.organisation.slug])).status_code == 404
    assert not ModelLogEntry.objects.filter(object_id=str(other.pk)).exists()
