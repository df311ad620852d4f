"""Stories, their consents and their page for tests; traits say what is special about one."""

from datetime import date, timedelta

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from wagtail.models import Locale
from wagtail_factories import PageFactory

from home.models import Consent, Testimonial, TestimonialProgramme, TestimonialsPage, TestimonialWorkshop
from home.testimonials.days import today
from home.testimonials.enums import TestimonialKind, Use
from network.catalogue.models import Skill
from tests.factories.home import home_page


def day(days: int) -> date:
    """Return the day in Paris so many days from today."""
    return today() + timedelta(days=days)


class TestimonialsPageFactory(PageFactory):
    title = "Témoignages"
    slug = "temoignages"
    parent = factory.LazyFunction(home_page)

    class Meta:
        model = TestimonialsPage


def testimonials_page() -> TestimonialsPage:
    """Return the page of stories, made when it is first needed."""
    return TestimonialsPage.objects.filter(locale__language_code="fr").first() or TestimonialsPageFactory()


class ConsentFactory(DjangoModelFactory):
    """A consent to everything, for a year around today."""

    person = "Odile Marchand-Vernier"
    contact = "06 00 00 00 00"
    scope = "Son portrait sur le site du réseau."
    uses = tuple(Use.values)
    agreed_on = factory.LazyFunction(lambda: day(-200))
    until = factory.LazyFunction(lambda: day(165))

    class Meta:
        model = Consent

    class Params:
        withdrawn = factory.Trait(withdrawn_on=factory.LazyFunction(lambda: day(0)))
        last_day = factory.Trait(until=factory.LazyFunction(lambda: day(0)))
        over = factory.Trait(until=factory.LazyFunction(lambda: day(-1)))
        proven = factory.Trait(proof=factory.LazyFunction(lambda: ContentFile(b"signed", name="odile.pdf")))


class TestimonialFactory(DjangoModelFactory):
    """A published portrait in French."""

    kind = TestimonialKind.PORTRAIT
    title = factory.Sequence(lambda number: f"Zébuline écrit à son club {number}")
    words = "Maintenant, zébuline, c’est moi qui écris à tout le monde."
    person = "Zébuline"
    role = "bénévole, Dole"
    before = "Elle n’osait pas."
    now = "Elle ose."
    consent = factory.SubFactory(ConsentFactory)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="fr"))

    class Meta:
        model = Testimonial
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(live=False)
        expert = factory.Trait(kind=TestimonialKind.EXPERT)
        with_figure = factory.Trait(figure_before=0, figure_now=12, figure_unit="courriels par semaine")

    @factory.post_generation
    def skills(self, create: bool, keys: list[str] | None, **_: object) -> None:
        """Take skill keys: `TestimonialFactory(skills=["email"])`."""
        if create and keys:
            self.skills.set(Skill.objects.filter(key__in=keys, locale__language_code="fr"))
            self.save()

    @factory.post_generation
    def workshops(self, create: bool, pages: list[object] | None, **_: object) -> None:
        for page in pages or []:
            TestimonialWorkshop.objects.create(testimonial=self, workshop=page)

    @factory.post_generation
    def programmes(self, create: bool, pages: list[object] | None, **_: object) -> None:
        for page in pages or []:
            TestimonialProgramme.objects.create(testimonial=self, programme=page)
