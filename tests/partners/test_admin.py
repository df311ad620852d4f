"""What staff may do with places and organisations, and how it feels."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.enums import Service
from partners.models import Organisation, Place
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
MODELS = [(Place, PlaceFactory), (Organisation, OrganisationFactory)]


def member(group: str) -> User:
    user = User.objects.create_user(f"{group}@entraide.example".lower(), "secret")
    user.groups.add(Group.objects.get(name=group))
    return user


def url(model: type, name: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.mark.parametrize("model", [Place, Organisation])
def test_editors_write_and_moderators_publish_too(model: type) -> None:
    name = model._meta.model_name
    editor, moderator = member(EDITORS), member(MODERATORS)
    assert all(editor.has_perm(f"partners.{action}_{name}") for action in ("add", "change"))
    assert not any(editor.has_perm(f"partners.{action}_{name}") for action in ("delete", "publish"))
    assert all(
        moderator.has_perm(f"partners.{action}_{name}") for action in ("add", "change", "delete", "publish")
    )


@pytest.mark.parametrize(("model", "factory"), MODELS)
def test_lists_are_filtered_and_searched(client: Client, model: type, factory: type) -> None:
    factory(name="Avenir"), factory(name="Brouillon", live=False)
    client.force_login(member(EDITORS))
    shown = client.get(url(model, "list"), {"department": "25", "live": "true"}).content.decode()
    assert "Avenir" in shown
    assert "Brouillon" not in shown
    searched = client.get(url(model, "list"), {"q": "Avenir", "department": "25"}).content.decode()
    assert "Avenir" in searched
    assert "Brouillon" not in searched


def test_places_are_searched_within_a_service(client: Client) -> None:
    PlaceFactory(name="Avenir", services=(Service.SAFETY,)), PlaceFactory(name="Avenir bis")
    client.force_login(member(EDITORS))
    shown = client.get(url(Place, "list"), {"service": Service.SAFETY, "q": "Avenir"}).content.decode()
    assert "Avenir" in shown
    assert "Avenir bis" not in shown


@pytest.mark.parametrize(("model", "factory"), MODELS)
def test_nothing_is_copied(client: Client, model: type, factory: type) -> None:
    client.force_login(User.objects.create_superuser("chief@entraide.example", "secret"))
    assert "copy" not in {pattern.name for pattern in model.snippet_viewset.get_urlpatterns()}


def form_of(client: Client, address: str) -> dict[str, object]:
    """Return what a browser would send back of the form at `address`."""
    form = client.get(address).context["form"]
    return {field.html_name: value for field in form if (value := field.value()) is not None}


def test_an_editor_drafts_a_place_and_a_moderator_publishes_it(client: Client) -> None:
    client.force_login(member(EDITORS))
    filled = form_of(client, url(Place, "add")) | {
        "name": "Café des écrans",
        "address": "1 rue du Port",
        "postcode": "25000",
        "commune": "Besançon",
        "services": [Service.SAFETY],
        "emails": "a@b.fr\nc@d.fr",
        "opening_hours": "Mo 09:00-12:00",
    }
    response = client.post(url(Place, "add"), filled)
    assert response.status_code == 302, response.context["form"].errors
    place = Place.objects.get()
    assert (place.live, place.slug) == (False, "cafe-des-ecrans-besancon")
    client.force_login(member(MODERATORS))
    address = url(Place, "edit", place.pk)
    response = client.post(address, form_of(client, address) | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    place.refresh_from_db()
    assert (place.live, place.services, place.emails) == (True, (Service.SAFETY,), ("a@b.fr", "c@d.fr"))


def test_wrong_hours_are_refused_beside_their_field(client: Client) -> None:
    place = PlaceFactory()
    client.force_login(member(MODERATORS))
    address = url(Place, "edit", place.pk)
    response = client.post(address, form_of(client, address) | {"opening_hours": "quand on veut"})
    assert list(response.context["form"].errors) == ["opening_hours"]


@pytest.mark.parametrize(("model", "factory"), MODELS)
def test_the_preview_is_the_public_page_even_before_the_first_save(
    client: Client, model: type, factory: type
) -> None:
    client.force_login(member(EDITORS))
    saved = factory(name="Déjà là")
    for address in (url(model, "preview_on_add"), url(model, "preview_on_edit", saved.pk)):
        form = url(model, "edit", saved.pk)
        assert client.post(address, form_of(client, form) | {"name": "Tout neuf"}).json()["is_valid"]
        shown = client.get(address).content.decode()
        assert "<h1>Tout neuf</h1>" in shown
