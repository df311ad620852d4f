"""Posters and hand-outs: what they say, who may have them, and what they do with long or strange words."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from wagtail.models import Locale, PageViewRestriction, Site

from events.announcing.telling import announcement
from events.models import WorkshopPage
from network.catalogue.enums import Status
from network.content.models import NetworkSettings
from network.users.models import User
from tests.factories.events import SessionFactory, WorkshopPageFactory, in_days
from tests.factories.partners import PlaceFactory
from tests.paper.reading import page_count, text

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SHEETS = ("affiche", "feuille")
EACH_SHEET = pytest.mark.parametrize("sheet", SHEETS)
MOST_QUERIES = 6


@pytest.fixture(autouse=True)
def network():
    settings = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    settings.name, settings.phone = "Entraide de Bourgogne", "+33353010142"
    settings.save()
    return settings


def pdf_of(client, page: WorkshopPage, sheet: str) -> bytes:
    response = client.get(f"{page.get_url()}{sheet}.pdf")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return response.content


def words_of(client, page: WorkshopPage, sheet: str) -> str:
    """Return what a sheet of one page says, its lines joined."""
    pdf = pdf_of(client, page, sheet)
    assert page_count(pdf) == 1
    return text(pdf).replace("\n", " ")


@EACH_SHEET
def test_a_sheet_says_what_when_where_and_whom_to_call(client, sheet):
    page = WorkshopPageFactory(title="Envoyer un courriel", bring="Votre téléphone")
    place = PlaceFactory(name="Médiathèque", commune="Dole", postcode="39100", address="2 rue du Pont")
    SessionFactory(workshop=page, place=place, note="Salle 3")
    said = words_of(client, page, sheet)
    for words in (
        "Entraide de Bourgogne",
        "Envoyer un courriel",
        "Joindre une photo",
        "Médiathèque",
        "Dole",
        "Salle 3",
        "Votre téléphone",
    ):
        assert words in said
    assert "03 53 01 01 42" in said.replace("\u00a0", " ")


@EACH_SHEET
def test_what_is_called_off_or_past_is_not_printed_and_what_is_full_is_told(client, sheet):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=PlaceFactory(name="Annulée"), status=Status.CANCELLED)
    SessionFactory(workshop=page, place=PlaceFactory(name="Passée"), past=True)
    SessionFactory(workshop=page, place=PlaceFactory(name="Pleine"), full=True)
    said = words_of(client, page, sheet)
    assert "Annulée" not in said
    assert "Passée" not in said
    assert "Pleine" in said
    assert "Complet" in said


@EACH_SHEET
def test_dates_without_room_are_counted(client, network, sheet):
    page = WorkshopPageFactory(sessions=15)
    said = words_of(client, page, sheet)
    told = announcement(page, network)
    printed = sum(date.when in said for date in told.dates)
    assert printed
    assert f"et {15 - printed} autres dates" in said


@EACH_SHEET
def test_a_workshop_without_dates_still_leads_to_somebody(client, sheet):
    said = words_of(client, WorkshopPageFactory(), sheet)
    assert "appelez-nous" in said.lower()


@EACH_SHEET
def test_a_network_without_a_phone_still_has_a_code_and_an_address(client, network, settings, sheet):
    network.phone = ""
    network.save()
    said = words_of(client, WorkshopPageFactory(sessions=1), sheet)
    assert "Toutes les dates et l’inscription" in said
    assert settings.SITE_URL.partition("://")[2] in said


@EACH_SHEET
@pytest.mark.parametrize(
    "title",
    [
        "Atelier 📱 ورشة",
        "Anticonstitutionnellement" * 10,
        "un " * 85,
        "Ł’été à Dole",
        "😀",
        "{nb} %(x)s \\ (",
    ],
)
def test_long_and_strange_titles_and_places_stay_on_one_page(client, sheet, title):
    page = WorkshopPageFactory(
        title=title[:255],
        slug="etrange",
        introduction="Une phrase qui n’en finit pas. " * 9,
        you_will="\n".join(["Faire une chose bien longue à raconter en une seule ligne"] * 4),
        bring="Beaucoup de choses. " * 5,
    )
    long = PlaceFactory(name="Maison des associations et de la vie citoyenne " * 3, address="12 bis rue")
    for days in range(1, 12):
        SessionFactory(workshop=page, place=long, starts_at=in_days(days))
    pdf = pdf_of(client, page, sheet)
    assert page_count(pdf) <= (1 if sheet == "affiche" else 2)


@EACH_SHEET
def test_an_english_page_has_sheets_in_english(client, sheet):
    page = WorkshopPageFactory(sessions=1)
    english, _created = Locale.objects.get_or_create(language_code="en")
    copied = page.copy_for_translation(english, copy_parents=True)
    copied.title = "Send an e-mail"
    copied.save_revision().publish()
    with translation.override("en"):
        said = words_of(client, copied, sheet)
    assert "Send an e-mail" in said
    assert "When and where" in said


@EACH_SHEET
def test_sheets_are_as_public_as_their_page(client, sheet):
    draft = WorkshopPageFactory(draft=True)
    assert client.get(f"{draft.get_url()}{sheet}.pdf").status_code == 404
    over = WorkshopPageFactory(expire_at=timezone.now())
    assert client.get(f"{over.get_url()}{sheet}.pdf").status_code == 404
    private = WorkshopPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{private.get_url()}{sheet}.pdf").status_code == 404


def test_other_pages_have_no_poster(client):
    calendar = WorkshopPageFactory().get_parent()
    assert client.get(f"{calendar.get_url()}affiche.pdf").status_code == 404
    assert client.get("/fr/nulle-part/affiche.pdf").status_code == 404


def test_a_sheet_is_shown_named_kept_and_not_indexed(client):
    page = WorkshopPageFactory(title="Été : « envoyer »\nun courriel", sessions=1)
    response = client.get(f"{page.get_url()}affiche.pdf")
    assert response["Content-Disposition"] == 'inline; filename="affiche-ete-envoyer-un-courriel.pdf"'
    assert response["X-Robots-Tag"] == "noindex"
    assert "must-revalidate" in response["Cache-Control"]
    again = client.get(f"{page.get_url()}affiche.pdf", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304
    session = page.sessions().get()
    session.note = "Salle 4"
    session.save()
    changed = client.get(f"{page.get_url()}affiche.pdf", HTTP_IF_NONE_MATCH=response["ETag"])
    assert changed.status_code == 200


def test_a_sheet_asked_twice_is_the_same_to_the_byte(client):
    page = WorkshopPageFactory(sessions=3)
    assert pdf_of(client, page, "affiche") == pdf_of(client, page, "affiche")


@pytest.mark.parametrize("number", [1, 30])
def test_many_dates_cost_no_more_queries(client, django_assert_max_num_queries, number):
    page = WorkshopPageFactory(sessions=number)
    # Where the page is and the frame are read once, for all pages.
    pdf_of(client, page, "feuille")
    with django_assert_max_num_queries(MOST_QUERIES):
        pdf_of(client, page, "affiche")


def test_the_page_leads_to_its_sheets(client):
    page = WorkshopPageFactory()
    html = client.get(page.get_url()).content.decode()
    for sheet in SHEETS:
        assert f'href="{page.get_url()}{sheet}.pdf"' in html


@EACH_SHEET
def test_an_editor_sees_the_sheet_of_a_draft_and_a_stranger_does_not(client, admin_client, sheet):
    page = WorkshopPageFactory(draft=True, sessions=1)
    page.title = "Titre du brouillon"
    page.save_revision()
    url = reverse("workshop_draft_sheet", args=[page.pk, sheet])
    response = admin_client.get(url)
    assert "Titre du brouillon" in text(response.content).replace("\n", " ")
    assert "no-store" in response["Cache-Control"]
    stranger = User.objects.create_user(email="lecteur@entraide.example", password="mot-de-passe-long")
    client.force_login(stranger)
    assert client.get(url).status_code == 302


def test_the_admin_leads_to_the_sheets_from_pages_and_from_sessions(admin_client):
    page = WorkshopPageFactory(sessions=1)
    url = escape(reverse("workshop_draft_sheet", args=[page.pk, "affiche"]))
    for listing in (
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("session:index"),
    ):
        assert url in admin_client.get(listing).content.decode()
