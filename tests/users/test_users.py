"""People log in with an e-mail address, whatever its case; groups have their rights."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

pytestmark = pytest.mark.django_db
User = get_user_model()


def test_the_address_is_found_whatever_its_case():
    user = User.objects.create_user("Odette@Entraide.example", "une-phrase-assez-longue")
    assert authenticate(username="odette@ENTRAIDE.example", password="une-phrase-assez-longue") == user


def test_an_address_is_used_once_whatever_its_case():
    User.objects.create_user("odette@entraide.example")
    with pytest.raises(ValidationError):
        User.objects.create_user("ODETTE@entraide.example")


@pytest.mark.parametrize(
    ("group", "right", "has"),
    [
        ("Editors", "catalogue.change_synonymgroup", True),
        ("Editors", "catalogue.delete_synonymgroup", False),
        ("Moderators", "catalogue.delete_synonymgroup", True),
        ("Editors", "content.change_networksettings", False),
        ("Moderators", "content.change_networksettings", True),
        ("Editors", "partners.change_place", True),
        ("Editors", "partners.delete_place", False),
        ("Moderators", "partners.publish_place", True),
        ("Editors", "events.add_session", True),
        ("Editors", "events.delete_session", False),
        ("Moderators", "events.delete_session", True),
        ("Editors", "wagtailadmin.access_admin", True),
    ],
)
def test_groups_have_the_rights_of_their_role(group, right, has):
    user = User.objects.create_user(f"{group.lower()}@entraide.example")
    user.groups.add(Group.objects.get(name=group))
    assert user.has_perm(right) is has


def test_an_editor_opens_the_lists_of_words(client):
    user = User.objects.create_user("redac@entraide.example")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    for model in ("skill", "synonymgroup"):
        assert client.get(f"/admin/snippets/catalogue/{model}/").status_code == 200
