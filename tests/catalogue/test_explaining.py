"""What staff see of a search: its place, the words left out, and what is found instead of the others."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from network.catalogue.explaining import Asked, explain
from network.catalogue.models import SynonymGroup
from network.users.models import User

pytestmark = pytest.mark.django_db
REGION = frozenset({"21", "25", "39"})


def test_a_search_is_told_word_by_word():
    SynonymGroup.objects.create(terms="ardoise\ntablette\npetit écran")
    told = explain("Les ardoises pour mon vélo à Dijon", REGION)
    assert told.place.startswith("Dijon")
    assert told.ignored == ("Les", "pour", "mon")
    assert told.asked[0].words == "ardoises"
    assert {"petit écran", "tablette"} <= set(told.asked[0].or_else)
    assert "ardoise" not in told.asked[0].or_else
    assert told.asked[1] == Asked("vélo", ())


@time_machine.travel("2027-03-01 08:00 +0100", tick=False)
def test_words_for_days_hours_and_distance_are_told_too():
    told = explain("tablette samedi matin à Dijon", REGION)
    assert (told.moments, [one.words for one in told.asked]) == (("samedi", "Matin"), ["tablette"])
    assert explain("visio demain à distance", REGION).moments == ("mardi 2 mars", "À distance")
    assert explain("tablette semaine prochaine", REGION).moments == ("du lundi 8 mars au dimanche 14 mars",)
    assert explain("tablette", REGION).moments == ()


def test_a_known_phrase_is_one_thing_to_look_for():
    SynonymGroup.objects.create(terms="conseil d’administration\nbureau")
    [asked] = explain("conseil d'administration", REGION).asked
    assert asked == Asked("conseil d'administration", ("bureau",))


@pytest.mark.parametrize("text", ["le la les", "(", "\x00"])
def test_of_words_that_say_nothing_nothing_is_left(text):
    assert explain(text, REGION).asked == ()


@pytest.fixture
def editor(client: Client) -> Client:
    user = User.objects.create_user(email="redaction@reseau.example", password="x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def test_editors_try_a_search_in_the_admin(editor: Client):
    SynonymGroup.objects.create(terms="ardoise\ntablette")
    html = editor.get(reverse("try_search:index"), {"q": "ardoise à Dijon"}).content.decode()
    assert "tablette" in html
    assert "Dijon" in html
    assert editor.get(reverse("try_search:index")).status_code == 200
    assert editor.get(reverse("try_search:index"), {"q": ""}).status_code == 200


def test_the_words_lead_to_the_trial_and_the_promoted_results_are_theirs(editor: Client):
    group = SynonymGroup.objects.create(terms="ardoise\ntablette")
    edit = reverse("wagtailsnippets_catalogue_synonymgroup:edit", args=[group.pk])
    assert reverse("try_search:index") in editor.get(edit).content.decode()
    assert editor.get(reverse("wagtailsearchpromotions:index")).status_code == 200
    assert editor.get(reverse("wagtailsearchpromotions:add")).status_code == 200


def test_nobody_else_tries(client: Client):
    assert client.get(reverse("try_search:index")).status_code == 302
