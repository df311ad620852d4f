"""What is kept of pages is read once, and never shown a moment after it is no longer true."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import WorkshopPage
from funding.models import Call
from network.catalogue.models import Skill
from network.content.frame import keep
from network.content.models import Picture, Rendition
from network.content.state import current_version
from tests.factories.events import SessionFactory, WorkshopPageFactory
from tests.factories.funding import CallFactory, ProgrammePageFactory, funding_page
from tests.factories.home import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop() -> WorkshopPage:
    page = WorkshopPageFactory(title="Apprivoiser sa souris", skills=["email"])
    SessionFactory(workshop=page)
    return page


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_workshop_asked_again_is_not_read_again(client: Client, workshop: WorkshopPage):
    shown(client, workshop.url)
    with CaptureQueriesContext(connection) as captured:
        shown(client, workshop.url)
    asked = " ".join(query["sql"] for query in captured)
    assert "events_session" in asked
    assert "events_workshoppage" not in asked


def _rename(name: str) -> None:
    organisation = WorkshopPage.objects.get().organisation
    organisation.name = name
    organisation.save()


def _rename_skill(name: str) -> None:
    skill = Skill.objects.get(key="email", locale__language_code="fr")
    skill.name = name
    skill.save()


def _rename_page(name: str) -> None:
    page = WorkshopPage.objects.get()
    page.title = name
    page.save_revision().publish()


@pytest.mark.parametrize("change", [_rename, _rename_skill, _rename_page])
def test_a_workshop_shows_each_change_at_once(
    client: Client, workshop: WorkshopPage, change: Callable[[str], None]
):
    shown(client, workshop.url)
    change("Les marmottes")
    assert "Les marmottes" in shown(client, workshop.url)


def test_requests_do_not_share_a_page(workshop: WorkshopPage):
    request = RequestFactory().get("/")
    calendar = workshop.get_parent().specific
    first, second = (calendar.below(request, workshop.slug) for _ in range(2))
    first.title = "Changé"
    assert second.title == "Apprivoiser sa souris"


def test_a_preview_keeps_nothing():
    request = RequestFactory().get("/")
    request.is_preview = True
    assert keep(request, "a draft", lambda: "not published") == "not published"
    request.is_preview = False
    assert keep(request, "a draft", lambda: "published") == "published"


def test_a_call_that_moves_moves_in_the_index_at_once(client: Client):
    call = CallFactory(programme=ProgrammePageFactory(title="Aide aux marmottes"))
    assert "Aide aux marmottes" in shown(client, funding_page().url)
    Call.objects.filter(pk=call.pk).first().delete()
    group = client.get(funding_page().url).context["groups"][0]
    assert group.items[0].programme.calls == []


def test_a_programme_leaves_the_index_at_its_last_minute(client: Client):
    page = ProgrammePageFactory(title="Aide aux marmottes", expire_at=timezone.now() + timedelta(days=1))
    assert page.title in shown(client, funding_page().url)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert page.title not in shown(client, funding_page().url)


def test_a_rendition_thrown_away_takes_its_address_off_the_pages():
    picture = Picture.objects.create(title="Un atelier", description="Trois", file="a.jpg", width=9, height=6)
    rendition = Rendition.objects.create(
        image=picture, filter_spec="width-3", file="b.jpg", width=3, height=2
    )
    before = current_version()
    rendition.delete()
    assert current_version() != before


def test_a_part_is_kept_for_each_place_in_the_menu():
    source = "{% load kept %}{% kept 'part' values %}{{ words }}{% endkept %}"
    request = RequestFactory().get("/")

    def draw(values: list[str], words: str) -> str:
        return Template(source).render(Context({"request": request, "values": values, "words": words}))

    assert draw(["a"], "first") == draw(["a"], "second") == "first"
    assert draw(["b"], "third") == "third"
    home_page().save()
    # The frame of a request does not change under it; the next request has its own.
    request = RequestFactory().get("/")
    assert draw(["a"], "fourth") == "fourth"
