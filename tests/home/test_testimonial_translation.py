"""Stories in two languages: texts are translated, person, relations and consent are shared."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from home.models import Testimonial
from home.testimonials.days import today
from home.testimonials.withdrawing import withdraw
from network.catalogue.models import Entry
from tests.factories.events import WorkshopPageFactory
from tests.factories.home import translated
from tests.factories.partners import OrganisationFactory
from tests.factories.testimonials import ConsentFactory, TestimonialFactory, testimonials_page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def english() -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def story() -> Testimonial:
    return TestimonialFactory(
        workshops=[WorkshopPageFactory()],
        organisation=OrganisationFactory(),
        skills=["email"],
        with_figure=True,
    )


def shared(story: Testimonial) -> tuple[object, ...]:
    return (
        [skill.key for skill in story.skills.all()],
        [link.workshop_id for link in story.workshop_links.all()],
        story.organisation_id,
        story.consent_id,
        story.figure_now,
        story.person,
        story.slug,
    )


def test_a_translation_shares_all_but_its_texts(story, english):
    copy = Testimonial.objects.get(pk=story.pk).copy_for_translation(english)
    copy.save()
    assert shared(Testimonial.objects.get(locale=english)) == shared(story)


def test_the_translation_follows_the_consent_of_its_original(story, english):
    source, _ = TranslationSource.get_or_create_from_instance(story)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=True)
    translated = Testimonial.objects.get(locale=english)
    assert shared(translated) == shared(story)
    assert translated.live
    story = Testimonial.objects.get(pk=story.pk)
    story.consent = ConsentFactory()
    story.save()
    source.update_from_db()
    translation.save_target(publish=True)
    translated.refresh_from_db()
    assert translated.consent_id == story.consent_id
    withdraw(consent=story.consent, on=today())
    assert not Testimonial.objects.public(today()).exists()


def test_each_language_is_found_under_its_own_address(client, story, english):
    translated(testimonials_page(), title="Stories", slug="stories")
    copy = Testimonial.objects.get(pk=story.pk).copy_for_translation(english)
    copy.title, copy.words, copy.live = "She writes to her club", "Now I write to everyone.", True
    copy.save()
    entries = dict(Entry.objects.filter(kind="testimonial").values_list("url", "title"))
    french, told = f"/fr/temoignages/{story.slug}/", f"/en/stories/{story.slug}/"
    assert entries == {french: story.title, told: "She writes to her club"}
    html = client.get(told).content.decode()
    assert "Now I write to everyone." in html
    assert f'hreflang="fr" href="https://entraide.example{french}"' in html
    assert story.words not in html
    assert "She writes to her club" in client.get("/en/").content.decode()
    assert story.title not in client.get("/en/").content.decode()


def test_a_story_not_translated_says_so_and_one_withdrawn_is_nowhere(client, story):
    translated(testimonials_page(), title="Stories", slug="stories")
    assert "/en/stories/" not in client.get(f"/fr/temoignages/{story.slug}/").content.decode()
    for address in (f"/en/stories/{story.slug}/", f"/en/temoignages/{story.slug}/"):
        response = client.get(address, follow=True)
        assert "exists in French only" in response.content.decode()
        assert story.words not in response.content.decode()
    withdraw(consent=story.consent, on=today())
    for address in (f"/en/stories/{story.slug}/", f"/en/temoignages/{story.slug}/"):
        response = client.get(address, follow=True)
        assert response.status_code == 404
        assert story.title not in response.content.decode()
