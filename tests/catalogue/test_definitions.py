"""Skills and their families are explained where people meet them, in words that staff may change."""

import pytest
from django.db import IntegrityError
from wagtail.models import Locale

from network.catalogue import projection
from network.catalogue.enums import Format, SkillFamily
from network.catalogue.models import Family, Skill
from network.catalogue.state import current_version
from network.catalogue.vocabulary import vocabulary
from tests.contracts.example_network import DIJON, card
from tests.factories.events import SessionFactory, WorkshopPageFactory
from tests.factories.resources import ResourcePageFactory

pytestmark = pytest.mark.django_db


def test_every_family_and_skill_is_explained_in_both_languages():
    for code in ("fr", "en"):
        families = Family.objects.filter(locale__language_code=code)
        assert {family.key for family in families} == set(SkillFamily.values)
        assert all(family.definition for family in families)
        assert all(Skill.objects.in_language(code).values_list("definition", flat=True))
    assert Skill.objects.in_language("fr").count() == Skill.objects.in_language("en").count()


def test_a_family_speaks_the_language_of_the_reader_else_french():
    Family.objects.filter(key="safety", locale__language_code="en").delete()
    words = vocabulary(current_version())
    assert words.family("basic", "en").name == "First steps"
    assert words.family("safety", "en").name == "Rester en sécurité"
    assert words.family("", "fr").name == ""


def test_the_filters_explain_the_skills_they_offer(client, source):
    projection.refresh(source.tell(card("mail", "L’e-mail", DIJON, skills=("email",))))
    told = client.get("/fr/catalogue/").content.decode()
    assert "Que veulent dire ces mots" in told
    assert "Envoyer, recevoir et classer ses messages." in told
    # Of the skills nobody teaches nothing is said.
    assert "Reconnaître un faux message" not in told
    assert "Send, receive and sort messages." in client.get("/en/catalogue/").content.decode()


def test_a_changed_family_shows_on_cards_and_workshops_at_once(client):
    workshop = WorkshopPageFactory(format=Format.REMOTE)
    SessionFactory(workshop_key=workshop.translation_key, place=None, remote_url="https://visio.example/")
    workshop.skills = [Skill.objects.in_language("fr").get(key="email")]
    workshop.save_revision().publish()
    client.get("/fr/catalogue/")
    family = Family.objects.get(key="basic", locale__language_code="fr")
    family.name = "Pour débuter"
    family.save()
    for address in ("/fr/catalogue/", workshop.get_url()):
        assert "Pour débuter" in client.get(address).content.decode()


def test_a_workshop_explains_what_it_teaches(client):
    workshop = WorkshopPageFactory()
    workshop.skills = [Skill.objects.in_language("fr").get(key="scams")]
    workshop.save_revision().publish()
    told = client.get(workshop.get_url()).content.decode()
    assert "Reconnaître un faux message et savoir quoi faire." in told
    assert "/fr/catalogue/?skill=scams" in told


def test_a_resource_explains_what_it_teaches(client):
    resource = ResourcePageFactory()
    resource.skills = [Skill.objects.in_language("fr").get(key="scams")]
    resource.save_revision().publish()
    assert (
        "Reconnaître un faux message et savoir quoi faire." in client.get(resource.get_url()).content.decode()
    )


def test_a_family_has_its_words_once_in_a_language():
    with pytest.raises(IntegrityError):
        Family.objects.create(
            key="basic", name="Encore", definition="…", locale=Locale.objects.get(language_code="fr")
        )
