"""Every page type and every snippet with a preview shows as published, and only the admin may frame it."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from wagtail.models import Page, PreviewableMixin, get_page_models

from events.local_time import local
from events.models import CalendarPage, WorkshopPage
from funding.models import FundingPage, ProgrammePage
from home.models import (
    AssessmentPage,
    FiguresPage,
    HomePage,
    LibraryPage,
    NewsIndexPage,
    NewsPage,
    ResourcePage,
    StandardPage,
    Testimonial,
    TestimonialsPage,
)
from network.users.models import User
from partners.models import DirectoryPage, Offer, Organisation, Place
from tests.factories.events import SessionFactory, WorkshopPageFactory, calendar, in_days
from tests.factories.funding import ProgrammePageFactory, funding_page
from tests.factories.home import (
    AssessmentPageFactory,
    FiguresPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    home_page,
)
from tests.factories.partners import OfferFactory, OrganisationFactory, PlaceFactory, directory_page
from tests.factories.resources import ResourcePageFactory, library
from tests.factories.testimonials import TestimonialFactory, TestimonialsPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MAKERS = {
    HomePage: home_page,
    StandardPage: StandardPageFactory,
    CalendarPage: calendar,
    DirectoryPage: directory_page,
    WorkshopPage: WorkshopPageFactory,
    AssessmentPage: AssessmentPageFactory,
    FiguresPage: FiguresPageFactory,
    NewsIndexPage: NewsIndexPageFactory,
    NewsPage: lambda: NewsPageFactory(parent=NewsIndexPageFactory()),
    LibraryPage: library,
    ResourcePage: ResourcePageFactory,
    FundingPage: funding_page,
    ProgrammePage: ProgrammePageFactory,
    TestimonialsPage: TestimonialsPageFactory,
    Testimonial: TestimonialFactory,
    Organisation: OrganisationFactory,
    Place: PlaceFactory,
    Offer: OfferFactory,
}


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("chef@entraide.example", "une phrase"))
    return client


def preview_address(one: models.Model) -> str:
    if isinstance(one, Page):
        return reverse("wagtailadmin_pages:view_draft", args=[one.pk])
    revision = one.save_revision()
    name = type(one).snippet_viewset.get_url_name("revisions_view")
    return reverse(name, args=[one.pk, revision.pk])


def test_no_kind_of_preview_is_left_untested():
    previewed = {
        model
        for model in apps.get_models()
        if issubclass(model, PreviewableMixin) and not model.__module__.startswith("wagtail")
    }
    assert previewed == set(MAKERS)
    assert set(get_page_models()) - {Page} <= previewed


@pytest.mark.parametrize("model", MAKERS)
def test_a_preview_is_whole_and_framed_by_the_admin_only(staff, model):
    one = MAKERS[model]()
    response = staff.get(preview_address(one))
    assert response.status_code == 200
    html = response.content.decode()
    assert "<h1" in html
    assert "</html>" in html
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_the_preview_of_a_draft_workshop_shows_its_dates(staff):
    page = WorkshopPageFactory(draft=True)
    session = SessionFactory(workshop=page, starts_at=in_days(9))
    html = staff.get(preview_address(page)).content.decode()
    assert f'datetime="{local(session.starts_at):%Y-%m-%d}' in html


def test_a_preview_is_for_staff_only(client):
    assert client.get(preview_address(StandardPageFactory(live=False))).status_code == 302
