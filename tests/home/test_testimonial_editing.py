"""What editors may write, what is refused, and that nothing typed is lost."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file

from home.models import Testimonial
from home.testimonials.enums import Use
from network.content.blocks import QuoteBlock
from network.content.models import Picture
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from tests.factories.testimonials import ConsentFactory, TestimonialFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
COUNTS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
FORMSETS = {
    f"{links}-{name}": value
    for links in ("workshop_links", "programme_links")
    for name, value in COUNTS.items()
}


def url(name: str, *args: object) -> str:
    return reverse(Testimonial.snippet_viewset.get_url_name(name), args=args)


def log_in(client: Client, group: str) -> None:
    user = User.objects.create_user(f"{group}@entraide.example".lower(), "secret")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


def filled(**changes: object) -> dict[str, object]:
    told = {
        "kind": "portrait",
        "title": "Odette écrit à son club",
        "words": "Je n’osais pas.",
        "person": "Odette",
        "before": "Elle n’osait pas.",
        "now": "Elle ose.",
    }
    return FORMSETS | told | changes


@pytest.fixture
def moderator(client: Client) -> Client:
    log_in(client, MODERATORS)
    return client


def publish(client: Client, **changes: object):
    return client.post(url("add"), filled(**changes) | {"action-publish": "1"})


def refused(client: Client, **changes: object) -> list[str]:
    response = publish(client, **changes)
    assert response.status_code == 200
    html = response.content.decode()
    assert "Je n’osais pas." in html
    assert not Testimonial.objects.exists()
    return list(response.context["form"].errors)


def test_a_moderator_publishes_with_a_consent_that_holds(moderator):
    publish(moderator, consent=ConsentFactory(last_day=True).pk)
    assert Testimonial.objects.get().live


@pytest.mark.parametrize("traits", [{"over": True}, {"withdrawn": True}, {"uses": [Use.PRINT]}])
def test_nothing_is_published_on_a_consent_that_does_not_hold(moderator, traits):
    assert refused(moderator, consent=ConsentFactory(**traits).pk) == ["consent"]


def test_nothing_is_saved_without_a_consent(moderator):
    assert refused(moderator, consent="") == ["consent"]
    moderator.post(url("add"), filled(consent=""))
    assert not Testimonial.objects.exists()


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"before": ""}, ["before"]),
        ({"kind": "association"}, ["programme", "offers", "results"]),
        ({"kind": "expert"}, ["role"]),
        ({"figure_now": "3"}, ["figure_unit"]),
        ({"figure_before": "3", "figure_unit": "courriels"}, ["figure_now"]),
        ({"figure_unit": "courriels"}, ["figure_now"]),
        ({"figure_now": "beaucoup", "figure_unit": "courriels"}, ["figure_now"]),
    ],
)
def test_each_kind_needs_its_own_fields(moderator, changes, fields):
    assert refused(moderator, consent=ConsentFactory().pk, **changes) == fields


def test_a_picture_needs_its_own_consent(moderator):
    picture = Picture.objects.create(title="Odette", description="Odette.", file=get_test_image_file())
    consent = ConsentFactory(uses=[Use.WEB, Use.NAME])
    assert refused(moderator, consent=consent.pk, picture=picture.pk) == ["picture"]


def test_an_editor_drafts_what_is_not_complete_and_cannot_publish(client):
    log_in(client, EDITORS)
    client.post(url("add"), filled(consent=ConsentFactory(over=True).pk, before=""))
    story = Testimonial.objects.get()
    assert not story.live
    assert "action-publish" not in client.get(url("edit", story.pk)).content.decode()


def test_the_editor_says_whether_the_consent_holds_and_previews_the_page(moderator):
    story = TestimonialFactory(consent__over=True)
    assert story.consent.state(story.consent.until).split()[0] not in ("",)
    html = moderator.get(url("edit", story.pk)).content.decode()
    assert reverse("consent:edit", args=[story.consent.pk]) in html
    assert "Personne ne peut lire ce témoignage" in html or "Nobody can read this story" in html
    assert moderator.get(url("list"), {"q": "zébuline"}).status_code == 200
    preview = moderator.get(url("preview_on_edit", story.pk))
    assert preview.status_code == 200
    response = moderator.get(url("add"))
    assert reverse("consent:add") in response.content.decode()


def block(**value: object) -> dict[str, object]:
    return {"testimonial": None, "text": "", "person": "", "role": ""} | value


def test_a_quote_is_a_story_or_words_with_their_person():
    story, quote = TestimonialFactory(), QuoteBlock()
    for good in (block(testimonial=story.pk), block(text="Oui.", person="Odette")):
        quote.clean(quote.to_python(good))
    for wrong, fields in (
        (block(), ["text", "person"]),
        (block(text="Oui."), ["person"]),
        (block(person="Odette"), ["text"]),
        (block(testimonial=story.pk, text="Oui.", person="Odette"), ["text", "person"]),
    ):
        with pytest.raises(StructBlockValidationError) as error:
            quote.clean(quote.to_python(wrong))
        assert list(error.value.block_errors) == fields
