"""Whatever editors do, in whatever order, content, projection and both indices are equal once all is sent."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Locale

from events.models import Session, WorkshopPage
from network.catalogue import projection
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch import indices, outbox
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from network.catalogue.engines.elasticsearch.first import ElasticsearchFirst
from network.catalogue.enums import Status
from network.catalogue.models import SynonymGroup
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults
from network.users.models import User
from partners.models import Place
from tests.factories.events import CalendarPageFactory, SessionFactory, WorkshopPageFactory, calendar
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

# The number that a name or title gets, so that an edit changes something or nothing.
NUMBERS = st.integers(0, 3)
WORDS = ("", "courriel", "tablette", "connectés", "maison", "bienvenue")


class Network:
    """Two workshops, two places and an organisation; each method is an edit somebody makes in the admin."""

    def __init__(self) -> None:
        self.editor = User.objects.get_or_create(email="editor@exemple.fr", is_superuser=True)[0]
        self.organisation = OrganisationFactory()
        self.places = [PlaceFactory(organisation=self.organisation) for _ in range(2)]
        self.keys = [self._workshop(title).translation_key for title in ("Le courriel", "La tablette")]

    def _workshop(self, title: str) -> WorkshopPage:
        slug = f"{slugify(title)}-{self.organisation.pk}"
        page = WorkshopPageFactory(title=title, slug=slug, organisation=self.organisation)
        SessionFactory(workshop=page, place=self.places[0])
        return page

    def _pages(self, number: int) -> Iterator[WorkshopPage]:
        yield from WorkshopPage.objects.filter(translation_key=self.keys[number % 2]).order_by("pk")

    def _sessions(self, number: int) -> Iterator[Session]:
        yield from Session.objects.filter(workshop_key__in=self.keys).order_by("pk")[number : number + 1]

    def _place(self, number: int) -> Place:
        return Place.objects.get(pk=self.places[number % 2].pk)

    def retitle(self, number: int) -> None:
        page = next(self._pages(number))
        page.title = f"Le courriel, bienvenue {number}"
        page.save_revision().publish()

    def write_a_draft(self, number: int) -> None:
        page = next(self._pages(number))
        page.title = "Ce que personne ne lit encore"
        page.save_revision()

    def unpublish(self, number: int) -> None:
        next(self._pages(number)).unpublish()

    def unpublish_every_language(self, number: int) -> None:
        for page in self._pages(number):
            page.unpublish()

    def move(self, number: int) -> None:
        elsewhere = CalendarPageFactory(title="Ailleurs", parent=calendar().get_parent())
        next(self._pages(number)).move(elsewhere, pos="last-child")

    def unpublish_the_calendar(self, number: int) -> None:
        calendar_page = next(self._pages(number)).get_parent().specific
        # Whoever takes what is below along must be somebody.
        UnpublishPageAction(calendar_page, user=self.editor, include_descendants=number > 1).execute(
            skip_permission_checks=True
        )

    def publish_the_calendar(self, number: int) -> None:
        next(self._pages(number)).get_parent().specific.save_revision().publish()

    def translate(self, number: int) -> None:
        pages = list(self._pages(number))
        if len(pages) == 1:
            english = Locale.objects.get_or_create(language_code="en")[0]
            pages.append(pages[0].copy_for_translation(english, copy_parents=True))
        pages[1].title = f"E-mail, welcome {number}"
        pages[1].save_revision().publish()

    def add_a_session(self, number: int) -> None:
        SessionFactory(workshop=next(self._pages(number)), place=self._place(number // 2))

    def cancel_a_session(self, number: int) -> None:
        self._change(number, status=Status.CANCELLED)

    def move_a_session(self, number: int) -> None:
        for one in self._sessions(number):
            later = {
                "starts_at": one.starts_at + timedelta(days=1),
                "ends_at": one.ends_at + timedelta(days=1),
            }
            self._change(number, **later, place=self._place(number + 1))

    def move_a_session_online(self, number: int) -> None:
        self._change(number, status=Status.MOVED_ONLINE, remote_url="https://visio.example/")

    def change_the_seats(self, number: int) -> None:
        self._change(number, capacity=number or None)

    def _change(self, number: int, **fields: object) -> None:
        for one in self._sessions(number):
            for name, value in fields.items():
                setattr(one, name, value)
            one.save()

    def delete_a_session(self, number: int) -> None:
        for one in self._sessions(number):
            one.delete()

    def withdraw_a_place(self, number: int) -> None:
        self._place(number).unpublish()

    def publish_a_place(self, number: int) -> None:
        self._place(number).save_revision().publish()

    def rename_a_place(self, number: int) -> None:
        place = self._place(number)
        place.name = f"La maison {number}"
        place.save_revision().publish()

    def rename_the_organisation(self, number: int) -> None:
        self.organisation.name = f"Les connectés {number}"
        self.organisation.save_revision().publish()

    def withdraw_the_organisation(self, _number: int) -> None:
        self.organisation.unpublish()

    def say_that_words_mean_the_same(self, number: int) -> None:
        SynonymGroup.objects.create(terms=f"bienvenue\n{WORDS[number % 3 + 1]}")

    def send(self, _number: int) -> None:
        outbox.send_waiting()

    def rebuild(self, _number: int) -> None:
        indices.rebuild()


EDITS: list[Callable[[Network, int], None]] = [
    edit for name, edit in vars(Network).items() if not name.startswith("_")
]


def answers(now: datetime, search: Callable[[CatalogueQuery], CatalogueResults]) -> list[tuple]:
    """Return what is found and counted, in both languages and both scopes."""
    found = []
    for word, language, scope in product(WORDS, ("fr", "en"), ("catalogue", "site")):
        query = CatalogueQuery(now=now, text=word, site_language=language, scope=scope, limit=100)
        results = search(query)
        counts = {(name, c.value, c.count) for name, facet in results.facets.items() for c in facet}
        # Of a thing with several cards the site shows one, which engines may choose otherwise.
        cards = {card.title if scope == "site" else card.id for card in results.cards}
        found.append((query, results.count, cards, counts))
    return found


@given(steps=st.lists(st.tuples(st.sampled_from(EDITS), NUMBERS), max_size=8))
@settings(
    max_examples=5,
    # Looking for the shortest failure would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_sequence_of_edits_leaves_content_projection_and_indices_equal(elasticsearch, monkeypatch, steps):
    engine = ElasticsearchFirst()
    monkeypatch.setattr(projection, "catalogue_engine", lambda: engine)
    network = Network()
    if not indices.exists():
        indices.rebuild()
    for edit, number in steps:
        # What is refused changes nothing.
        with suppress(IntegrityError, ValidationError), transaction.atomic():
            edit(network, number)
    outbox.send_waiting()
    assert list(projection.differences()) == []
    now, database = timezone.now(), DatabaseEngine()
    kept = answers(now, database.search)
    assert answers(now, ElasticsearchEngine().search) == kept
    database.rebuild()
    assert answers(now, database.search) == kept
