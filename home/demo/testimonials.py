"""The stories, each with a consent that holds today, and the page that shows them, in each language."""

from datetime import timedelta

from wagtail.models import Locale

from events.models import WorkshopPage
from funding.models import ProgrammePage
from home.demo import LANGUAGE, SOURCE
from home.demo.pages import home_page
from home.demo.pictures import pictures_by_name
from home.demo.publishing import publish, publish_below
from home.demo.texts import Texts, read
from home.models import (
    Consent,
    HomePage,
    Testimonial,
    TestimonialProgramme,
    TestimonialsPage,
    TestimonialWorkshop,
)
from home.testimonials.days import today
from home.testimonials.enums import Use
from network.catalogue.models import Skill
from partners.models import Organisation

TRANSLATED = "en"
SCOPE = "Raconter son histoire sur le site du réseau, avec son prénom et un dessin."


def load_testimonials_pages() -> int:
    """Add the page of stories below each home page that has none; return how many."""
    told = read("testimonials")["page"]
    missing = [home for home in _homes() if not TestimonialsPage.objects.child_of(home).exists()]
    for home in missing:
        texts = told if home.locale.language_code == LANGUAGE else told[TRANSLATED]
        page = _page_for(home)
        for name in ("slug", "title", "introduction"):
            setattr(page, name, texts[name])
        publish(page) if page.pk else publish_below(home, page)
    return len(missing)


def load_testimonials() -> int:
    """Add the stories whose address is free, and their translations; return how many."""
    locales = {home.locale.language_code: home.locale for home in _homes()}
    known = set(Testimonial.objects.values_list("slug", "locale__language_code"))
    added = 0
    for told in read("testimonials")["testimonial"]:
        for language, locale in locales.items():
            if (told["slug"], language) not in known:
                _add(told, language, locale)
                added += 1
    return added


def _homes() -> list[HomePage]:
    """Return the French home page, then the translated one if there is one."""
    french = home_page()
    other = Locale.objects.filter(language_code=TRANSLATED).first()
    translated = french.get_translation_or_none(other) if other else None
    return [french, *([translated] if translated and translated.live else [])]


def _page_for(home: HomePage) -> TestimonialsPage:
    """Return a new French page, or a new translation of it as a draft below its home page."""
    original = TestimonialsPage.objects.filter(locale__language_code=LANGUAGE).first()
    return original.copy_for_translation(home.locale) if original else TestimonialsPage()


def _add(told: Texts, language: str, locale: Locale) -> None:
    original = Testimonial.objects.filter(slug=told["slug"]).first()
    story = original.copy_for_translation(locale) if original else _original(told)
    for name, text in told[language].items():
        setattr(story, name, text)
    story.locale, story.live = locale, False
    story.full_clean()
    story.save()
    publish(story)


def _original(told: Texts) -> Testimonial:
    figure = told.get("figure", {})
    story = Testimonial(
        slug=told["slug"],
        kind=told["kind"],
        person=told["person"],
        consent=_consent(told["consent"]),
        organisation=Organisation.objects.get(source=SOURCE, source_id=told["organisation"]),
        picture=pictures_by_name()[told["picture"]],
        figure_before=figure.get("before"),
        figure_now=figure.get("now"),
    )
    workshops = WorkshopPage.objects.filter(source=SOURCE, source_id__in=told["workshops"])
    story.workshop_links = [TestimonialWorkshop(workshop=page) for page in workshops]
    programmes = ProgrammePage.objects.filter(locale__language_code=LANGUAGE, slug__in=told["programmes"])
    story.programme_links = [TestimonialProgramme(programme=page) for page in programmes]
    story.skills = Skill.objects.in_language(LANGUAGE).filter(key__in=told["skills"])
    return story


def _consent(told: Texts) -> Consent:
    consent = Consent(
        person=told["person"],
        scope=SCOPE,
        uses=[Use.WEB, Use.NAME, Use.PICTURE],
        agreed_on=today() - timedelta(days=told["agreed_days_ago"]),
        until=today() + timedelta(days=told["ends_in_days"]),
    )
    consent.full_clean()
    consent.save()
    return consent
