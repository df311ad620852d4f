"""Something to read, watch or use at home: what it is, and why we chose it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from home.models.link_check import LinkCheck
from home.resources.addresses import WebAddress
from home.resources.enums import SUBJECT, ResourceKind, ResourceLicence
from home.resources.reporting.answering import STEPS, answer
from home.resources.schema_org import resource_in_schema_org
from home.resources.telling import resource_context
from network.catalogue.editing import SkillsOfTheLanguageForm, name_skills_in_own_language
from network.catalogue.enums import Audience, Level, SpokenLanguage
from network.catalogue.state import current_version
from network.catalogue.text import stems
from network.catalogue.wording import Clause
from network.content.blocks import BodyBlock
from network.content.models import BasePage
from network.content.visibility import ReadablePageQuerySet
from partners.fields import DerivedField, ListField

FRESH_FOR = timedelta(days=365)
LONGEST_MINUTES = 60 * 200
MOST_CHARACTERS = 20_000


class ResourcePageQuerySet(ReadablePageQuerySet):
    def saying(self, clauses: Iterable[Clause]) -> Self:
        """Resources whose texts hold a phrase of each clause, as the catalogue understands words."""
        found = self
        for clause in clauses:
            any_phrase = models.Q()
            for phrase in clause:
                any_phrase |= models.Q(words__contains=f" {' '.join(phrase)} ")
            found = found.filter(any_phrase)
        return found

    def stale(self, today: date) -> Self:
        """Published resources that nobody looked at again for a year."""
        return self.live().filter(checked_on__lt=today - FRESH_FOR)

    def with_dead_link(self) -> Self:
        """Published resources that lead nowhere."""
        return self.live().filter(url__in=LinkCheck.objects.broken().values("url"))


class ResourcePage(BasePage):
    """A resource in one language of the site; the facts are the same in all, unless a translation differs."""

    kind = models.CharField(
        _("type"), max_length=20, choices=ResourceKind.choices, default=ResourceKind.GUIDE
    )
    url = models.URLField(
        _("address"),
        max_length=500,
        validators=[WebAddress()],
        help_text=_("Where people find it. https is better than http."),
    )
    provider = models.CharField(_("made by"), max_length=120, help_text=_("The organisation or the person."))
    skills = ParentalManyToManyField("catalogue.Skill", related_name="+", verbose_name=_("what people learn"))
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, default=Level.BEGINNER)
    audience = ListField(_("for whom"), vocabulary=Audience)
    languages = ListField(_("languages of the resource"), vocabulary=SpokenLanguage)
    duration_minutes = models.PositiveIntegerField(
        _("duration in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
        help_text=_("To read it, watch it or follow it. Empty for a tool."),
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=ResourceLicence.choices, default=ResourceLicence.NONE
    )
    works_offline = models.BooleanField(
        _("works without internet"), default=False, help_text=_("Once downloaded or printed.")
    )
    needs_account = models.BooleanField(_("needs an account"), default=False)
    why = models.TextField(
        _("why we chose it"),
        max_length=600,
        help_text=_("In plain words: what is good about it, and for whom it may be hard."),
    )
    checked_on = models.DateField(
        _("checked on"),
        default=timezone.localdate,
        help_text=_("The day somebody last opened it and found it good."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about it"))
    words = DerivedField(_("words"), max_length=MOST_CHARACTERS, derive="stemmed_texts")

    objects = PageManager.from_queryset(ResourcePageQuerySet)()

    page_description = _("Something to read, watch or use at home, which somebody else offers.")
    parent_page_types = ["home.LibraryPage"]
    subpage_types: list[str] = []
    told_by = SUBJECT
    template = "home/resource_page.html"
    base_form_class = SkillsOfTheLanguageForm
    override_translatable_fields = [
        SynchronizedField(name) for name in ("audience", "languages", "provider", "skills")
    ]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction", help_text=_("What it is, in one or two plain sentences.")),
        MultiFieldPanel(
            [FieldPanel("url"), FieldPanel("provider"), FieldPanel("kind"), FieldPanel("checked_on")],
            heading=_("Where it is"),
        ),
        FieldPanel("why"),
        MultiFieldPanel(
            [
                FieldPanel("skills", widget=CheckboxSelectMultiple),
                FieldPanel("level"),
                FieldPanel("audience"),
            ],
            heading=_("What people learn"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("languages"),
                FieldPanel("duration_minutes"),
                FieldRowPanel([FieldPanel("works_offline"), FieldPanel("needs_account")]),
                FieldPanel("licence"),
            ],
            heading=_("What one needs to know"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("why"),
        index.SearchField("provider"),
        index.SearchField("body"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(duration_minutes__isnull=True)
                | models.Q(duration_minutes__range=(1, LONGEST_MINUTES)),
                name="resource_lasts_some_time",
                violation_error_message=_("Write how many minutes it takes, or nothing."),
            )
        ]

    @cached_property
    def skill_keys(self) -> list[str]:
        """Keys of the skills, in the order staff gave them; their names depend on who reads."""
        return [skill.key for skill in self.skills.all()]

    @cached_property
    def catalogue_version(self) -> str:
        """The catalogue's version as this page is shown."""
        return current_version()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        step = "/".join(path_components)
        if self.live and step in STEPS:
            return RouteResult(self, kwargs={"step": step})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        step = str(kwargs.pop("step", ""))
        return answer(self, request, step=step) if step else super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | resource_context(self, request)

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        return resource_in_schema_org(self, request)

    def stemmed_texts(self) -> str:
        """Return the stems of all its texts between blanks, for `saying`."""
        names = [skill.name for skill in self.skills.all()]
        texts = (self.title, self.introduction, self.why, self.provider, *names, *self.body_texts())
        return f" {' '.join(stems(' '.join(texts)))[: MOST_CHARACTERS - 2]} "

    def body_texts(self) -> list[str]:
        """Return what the body says, without markup."""
        return [str(text) for text in self.body.stream_block.get_searchable_content(self.body)]

    def minimal_clean(self) -> None:
        # What Wagtail asks of a draft, such as a translation that begins.
        super().minimal_clean()
        name_skills_in_own_language(self)

    def clean(self) -> None:
        super().clean()
        name_skills_in_own_language(self)
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("This day has not come yet.")})
