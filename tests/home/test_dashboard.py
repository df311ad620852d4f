"""The first panel of the admin: what waits for each, as far as their rights go, in few queries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from events.models import Session
from home.dashboard.waiting import waiting_for
from home.testimonials.days import today
from network.catalogue.enums import Status
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.models import Offer, Place
from partners.trust.freshness import Freshness, freshness
from tests.factories.events import SessionFactory, WorkshopPageFactory, in_days
from tests.factories.home import StandardPageFactory
from tests.factories.partners import OfferFactory, OrganisationFactory, PlaceFactory
from tests.factories.testimonials import ConsentFactory, TestimonialFactory, day

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def member(group: str) -> User:
    user = User.objects.create_user(f"{group}@entraide.example".lower(), "une phrase")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor() -> User:
    return member(EDITORS)


@pytest.fixture
def moderator() -> User:
    return member(MODERATORS)


def told(user: User) -> dict[str, int]:
    # Rights are kept on the user for a request.
    fresh = User.objects.get(pk=user.pk)
    with override("en"):
        return {one.label: one.count for one in waiting_for(fresh, timezone.now())}


def submit(page: Page, user: User) -> None:
    page.save_revision(user=user)
    page.get_workflow().start(page, user)


def many_things(editor: User, number: int) -> None:
    for _ in range(number):
        submit(StandardPageFactory(), editor)
        SessionFactory(workshop=WorkshopPageFactory(draft=True))
        PlaceFactory()
        lapsed(PlaceFactory(reachable=True)), lapsed(OfferFactory())
    Page.objects.filter(live=True).update(last_published_at=timezone.now() - timedelta(days=400))


def test_nothing_waits_on_a_new_site(client, editor):
    assert told(editor) == {}
    client.force_login(editor)
    assert "Rien ne vous attend" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_text_sent_for_review_waits_for_moderators_and_one_sent_back_for_its_author(editor, moderator):
    page = StandardPageFactory()
    submit(page, editor)
    assert told(moderator) == {"text to review": 1}
    assert told(editor) == {}
    state = page.current_workflow_state
    state.current_task_state.reject(user=moderator)
    assert told(moderator) == {}
    assert told(editor) == {"text of yours to change": 1}


def test_a_translation_waits_for_moderators_until_it_is_published_or_scheduled(editor, moderator):
    page = StandardPageFactory()
    translate_object(page, [Locale.objects.get(language_code="en")])
    english = page.get_translation(Locale.objects.get(language_code="en"))
    english.unpublish()
    assert told(moderator) == {"translation to publish": 1}
    assert told(editor) == {}
    english.go_live_at = in_days(3)
    english.save_revision().publish()
    assert told(moderator) == {}


def test_sessions_that_nobody_can_find_wait(editor):
    public, draft, remote = (
        WorkshopPageFactory(),
        WorkshopPageFactory(draft=True),
        WorkshopPageFactory(remote=True),
    )
    link = "https://visio.example/1"
    organisation = {"place__phone": "+33381000001"}
    for workshop, fields in [
        (public, organisation),
        (public, {"place__live": False, "starts_at": in_days(8), "status": Status.CANCELLED} | organisation),
        (public, {"place__live": False, "status": Status.MOVED_ONLINE, "remote_url": link} | organisation),
        (remote, {"place": None, "remote_url": link}),
        (draft, {"starts_at": in_days(-7)} | organisation),
    ]:
        SessionFactory(workshop=workshop, **fields)
    assert not Session.objects.upcoming(timezone.now()).lost().exists()
    lost = [
        SessionFactory(workshop=draft),
        SessionFactory(workshop=public, place__live=False),
        SessionFactory(workshop=public, place=None, remote_url=link),
    ]
    assert set(Session.objects.upcoming(timezone.now()).lost()) == set(lost)
    assert told(editor)["sessions that nobody can find"] == 3


def test_a_page_a_year_old_waits_until_it_is_published_again(editor):
    page = StandardPageFactory()
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=366))
    assert told(editor) == {"page to read again, a year old": 1}
    page.save_revision().publish()
    assert told(editor) == {}


def test_places_and_organisations_that_nobody_can_reach_wait(editor):
    PlaceFactory(), PlaceFactory(reachable=True), PlaceFactory(draft=True)
    OrganisationFactory(), OrganisationFactory(reachable=True), OrganisationFactory(draft=True)
    assert told(editor) == {"place without any contact": 1, "organisation without any contact": 1}


def lapsed(sheet: Place | Offer) -> None:
    """Let the last letter about a sheet go without an answer."""
    checked, hidden = day(-400), day(-1)
    facts = {sheet.checked_field: checked, "asked_about": checked, "asked_months": 9, "hidden_from": hidden}
    type(sheet).objects.filter(pk=sheet.pk).update(**facts)


def test_what_left_the_catalogue_without_an_answer_waits_for_a_call(editor):
    place = PlaceFactory(reachable=True)
    lapsed(place), lapsed(OfferFactory()), OfferFactory(checked_on=day(-400))
    waiting = told(editor)
    assert waiting["place that left the catalogue: nobody answers for it"] == 1
    assert waiting["offer that left the catalogue: nobody answers for it"] == 1
    place.refresh_from_db()
    assert freshness(place, today()) == Freshness.HIDDEN


def test_a_consent_that_ends_soon_waits_once_however_many_stories_rely_on_it(editor):
    soon = ConsentFactory(until=day(20))
    TestimonialFactory(consent=soon), TestimonialFactory(consent=soon)
    TestimonialFactory(consent=ConsentFactory(until=day(40)))
    assert told(editor)["consent that ends within a month"] == 1


def test_who_may_change_nothing_is_told_nothing(editor):
    many_things(editor, 1)
    assert told(User.objects.create_user("lecteur@entraide.example", "une phrase")) == {}


def test_each_line_leads_to_the_list_of_just_these(client, editor, moderator):
    many_things(editor, 2)
    StandardPageFactory(), PlaceFactory(reachable=True), OrganisationFactory(reachable=True)
    SessionFactory(
        workshop=WorkshopPageFactory(organisation__phone="+33381000000"), place__phone="+33381000001"
    )
    client.force_login(moderator)
    for one in waiting_for(User.objects.get(pk=moderator.pk), timezone.now()):
        context = client.get(one.url).context
        listed = context.get("page_obj") or context["object_list"]
        assert getattr(listed, "paginator", listed).count == one.count, one


@pytest.mark.any_database
def test_the_panel_takes_few_queries_however_much_waits(editor, moderator):
    many_things(editor, 1)
    counts = []
    for number in (0, 5):
        many_things(editor, number)
        user = User.objects.get(pk=moderator.pk)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            waiting_for(user, timezone.now())
        counts.append(len(captured))
    assert counts[0] == counts[1] <= MOST_QUERIES
