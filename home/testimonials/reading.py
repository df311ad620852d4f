"""Which stories to show; what nobody may read any more never comes out of here."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from wagtail.models import Page

from funding.models import ProgrammePage
from home.models.consent import Consent
from home.testimonials.enums import Use
from partners.models import Organisation

if TYPE_CHECKING:
    pass


class TestimonialQuerySet(models.QuerySet["Testimonial"]):
    def public(self, day: date) -> Self:
        """What anybody may read that day: published, and agreed to. Whatever shows stories asks this."""
        return self.filter(live=True, consent__in=Consent.objects.valid(day).covering(Use.WEB))

    def in_language(self, language: str) -> Self:
        return self.filter(locale__language_code=language)

    def about(self, subject: models.Model) -> Self:
        """Stories that tell of an organisation; of a workshop or a programme, whatever its language."""
        if isinstance(subject, Organisation):
            return self.filter(organisation=subject.pk) if subject.pk else self.none()
        key = subject.translation_key
        if isinstance(subject, ProgrammePage):
            return self.filter(programme_links__programme__translation_key=key).distinct()
        return self.filter(workshop_links__workshop__translation_key=key).distinct()

    def teaching(self, skill: str) -> Self:
        return self.filter(skills__key=skill)

    def from_department(self, code: str) -> Self:
        return self.filter(organisation__department=code, organisation__live=True)

    def latest(self) -> Self:
        return self.order_by("-first_published_at", "-pk")

    def of_kind_first(self, kind: str) -> Self:
        """Put the stories of a kind before the others, the latest first."""
        is_other = models.Case(models.When(kind=kind, then=0), default=1)
        return self.order_by(is_other, "-first_published_at", "-pk")

    def with_address(self) -> Self:
        """Keep those that a public page shows; bring its path with them, as `page_path`."""
        told = self.annotate(page_path=_path_of("home", "testimonialspage")).exclude(page_path=None)
        return told.select_related("locale", "organisation")

    def with_directory(self) -> Self:
        """Bring the path of the directory in the same language, as `directory_path`."""
        return self.annotate(directory_path=_path_of("partners", "directorypage"))

    def with_languages(self, day: date) -> Self:
        """Bring, as `told_in_fr` and so on, whether anybody may read the same story in each language."""
        same = self.model.objects.public(day).filter(translation_key=OuterRef("translation_key"))
        told = {f"told_in_{code}": Exists(same.in_language(code)) for code, _name in settings.LANGUAGES}
        return self.annotate(**told)

    def one_a_workshop(self) -> Self:
        """Return each once for each of its workshops, with its `workshop_key`: one query for both."""
        return self.annotate(workshop_key=models.F("workshop_links__workshop__translation_key"))


def _path_of(app_label: str, model: str) -> Subquery:
    pages = Page.objects.live().filter(
        content_type__app_label=app_label, content_type__model=model, locale=OuterRef("locale")
    )
    return Subquery(pages.values("url_path")[:1])


class TestimonialManager(models.Manager.from_queryset(TestimonialQuerySet)):
    """Every story comes with its consent: nothing shows one without asking it."""

    def get_queryset(self) -> TestimonialQuerySet:
        return super().get_queryset().select_related("consent")
