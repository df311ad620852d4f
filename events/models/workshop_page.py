"""A workshop as people read it: what they will learn, for whom, what to bring; its dates are sessions."""

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from events.departments import Departments
from events.enums import WORKSHOP_KINDS
from events.json_ld import workshop_in_schema_org
from events.keeping_in_step import SUBJECT, subject_of
from events.page_editing import SessionsPanel, WorkshopForm
from events.workshop_words import WAY_THERE, workshop_context
from network.catalogue.editing import name_skills_in_own_language
from network.catalogue.enums import Access, Audience, Fee, Format, Kind, Level, SpokenLanguage
from network.catalogue.labels import label
from network.catalogue.models import Entry, Family, Skill
from network.catalogue.state import current_version
from network.catalogue.vocabulary import vocabulary
from network.content.blocks import BodyBlock
from network.content.models import BasePage
from network.content.visibility import ReadablePageQuerySet
from partners.fields import ListField
from partners.models import Place

if TYPE_CHECKING:
    from events.models.session import Session, SessionQuerySet


class WorkshopPageQuerySet(ReadablePageQuerySet):
    def with_family(self) -> Self:
        """Bring the family of the first skill of each page with it, and what it is called."""
        chosen = self.model.skills.through.objects.filter(workshoppage=models.OuterRef("pk"))
        first = chosen.order_by("skill__position", "skill__name").values("skill__family")[:1]
        named = Family.objects.filter(key=models.OuterRef("family"), locale=models.OuterRef("locale"))
        return self.annotate(
            family=Coalesce(models.Subquery(first), models.Value("")),
            family_label=Coalesce(models.Subquery(named.values("name")[:1]), models.Value("")),
        )


# What every language says alike; texts are translated.
FACTS = (
    "kind",
    "skills",
    "level",
    "audience",
    "reserved_for",
    "access",
    "languages",
    "format",
    "organisation",
    "fee",
    "asks_access",
    "asks_equipment",
)


class WorkshopPage(BasePage):
    """Something to learn together, in one language; all its languages share the same sessions."""

    read_once = (*BasePage.read_once, "taught")

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[(kind.value, kind.label) for kind in WORKSHOP_KINDS],
        default=Kind.WORKSHOP,
    )
    skills = ParentalManyToManyField(
        "catalogue.Skill", blank=True, related_name="+", verbose_name=_("what people learn")
    )
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, default=Level.BEGINNER)
    you_will = models.TextField(
        _("you will be able to"),
        blank=True,
        help_text=_("Three short lines, one a line. Begin with a verb: “Send a photo by e-mail”."),
    )
    audience = ListField(_("for whom"), vocabulary=Audience)
    access = ListField(_("access"), vocabulary=Access)
    languages = ListField(_("languages spoken"), vocabulary=SpokenLanguage)
    reserved_for = ListField(
        _("kept for the people of"),
        vocabulary=Departments(),
        help_text=_("Tick a département only when its people alone may come. Nothing ticked: everybody may."),
    )
    prerequisites = models.CharField(
        _("before you come"),
        max_length=300,
        blank=True,
        help_text=_("What people must already know or have. Empty: nothing at all, and the page says so."),
    )
    format = models.CharField(_("format"), max_length=10, choices=Format.choices, default=Format.ON_SITE)
    equipment_provided = models.CharField(
        _("what we lend"),
        max_length=300,
        blank=True,
        help_text=_("For example: “Computers are on the spot”."),
    )
    bring = models.CharField(
        _("what to bring"),
        max_length=300,
        blank=True,
        help_text=_("For example: “Your phone and its charger”."),
    )
    organisation = models.ForeignKey(
        "partners.Organisation",
        on_delete=models.PROTECT,
        related_name="workshops",
        verbose_name=_("organisation"),
    )
    led_by = models.CharField(
        _("led by"), max_length=200, blank=True, help_text=_("Who welcomes people: a first name is enough.")
    )
    fee = models.CharField(_("fee"), max_length=12, choices=Fee.choices, default=Fee.FREE)
    fee_note = models.CharField(
        _("price or conditions"),
        max_length=200,
        blank=True,
        help_text=_("How much, or for whom it is free. Required when the workshop is not free."),
    )
    after = models.CharField(
        _("what comes after"),
        max_length=300,
        blank=True,
        help_text=_("The next step: another workshop, somebody to call."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about it"))
    asks_access = models.BooleanField(
        _("ask what helps people to come"),
        default=False,
        help_text=_("Sign language, step-free access, large print… Ask only if somebody reads the answers."),
    )
    asks_equipment = models.BooleanField(
        _("ask who needs to borrow equipment"),
        default=False,
        help_text=_("People then say whether they bring their own or need yours: write above what you lend."),
    )
    source = models.CharField(_("source"), max_length=40, blank=True, editable=False)
    source_id = models.CharField(_("key at the source"), max_length=100, blank=True, editable=False)

    told_by = SUBJECT

    objects = PageManager.from_queryset(WorkshopPageQuerySet)()

    parent_page_types = ["events.CalendarPage"]
    subpage_types: list[str] = []
    template = "events/workshop_page.html"
    page_description = _("Something to learn together. Save it, then add its dates.")
    base_form_class = WorkshopForm
    # Where a workshop comes from is said of one page only: neither its copies nor its translations.
    exclude_fields_in_copy = ["source", "source_id"]

    content_panels = [
        TitleFieldPanel("title", help_text=_("In the words of people who come.")),
        FieldPanel("introduction", help_text=_("What it is about, in one or two plain sentences.")),
        SessionsPanel(heading=_("Dates"), icon="date"),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("skills", widget=CheckboxSelectMultiple),
                FieldPanel("level"),
                FieldPanel("you_will"),
            ],
            heading=_("What people learn"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldPanel("reserved_for"),
                FieldPanel("prerequisites"),
                FieldPanel("access"),
                FieldPanel("languages"),
            ],
            heading=_("For whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("format"),
                FieldPanel("equipment_provided"),
                FieldPanel("bring"),
                FieldPanel("fee"),
                FieldPanel("fee_note"),
            ],
            heading=_("How it goes"),
        ),
        MultiFieldPanel(
            [FieldPanel("asks_access"), FieldPanel("asks_equipment")],
            heading=_("What we ask people who register"),
            help_text=_("Always: a first and a last name, and an e-mail address or a phone number."),
        ),
        MultiFieldPanel(
            [FieldPanel("organisation"), FieldPanel("led_by"), FieldPanel("after")],
            heading=_("Who leads it, and what comes after"),
        ),
        FieldPanel("body"),
    ]
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in FACTS]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("you_will"),
        index.SearchField("body"),
        index.FilterField("translation_key"),
    ]

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="workshop_source_once",
                violation_error_message=_("This workshop was already imported."),
            )
        ]

    @property
    def outcomes(self) -> list[str]:
        """What people will be able to do, one sentence each."""
        return [line.strip() for line in self.you_will.splitlines() if line.strip()]

    @cached_property
    def family(self) -> str:
        """The family of the first skill, which gives the page its tint."""
        return self.taught[0].family if self.taught else ""

    @cached_property
    def family_label(self) -> str:
        """What the family is called where the page was read without it."""
        return label("family", self.family, vocabulary(current_version()), self.locale.language_code)

    @cached_property
    def taught(self) -> list[Skill]:
        """The skills that one learns here, in the order staff gave them."""
        return list(self.skills.all())

    def sessions(self) -> "SessionQuerySet":
        """Return all the sessions of the workshop, the same in every language."""
        # Here, because sessions know workshops: at the top the two would import each other.
        from events.models.session import Session

        return Session.objects.of(self)

    @cached_property
    def coming_sessions(self) -> list["Session"]:
        """What the page shows: coming sessions, those called off too, for people who had planned to come."""
        coming = self.sessions().upcoming(timezone.now()).somewhere_public()
        # Many dates, few places: each is read once, no more of it than the way there.
        places = Prefetch("place", Place.objects.only(*WAY_THERE))
        return list(coming.prefetch_related(places, "meetings"))

    @property
    def cards_to_keep(self) -> list[Entry]:
        """The cards of this page, one for each place, that a visitor may keep; none without dates."""
        if not self.coming_sessions:
            return []
        subject, language = subject_of(self.translation_key), self.locale.language_code
        return list(Entry.objects.to_keep(subject, language=language).only("key", "place_name", "commune"))

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | workshop_context(self, request)

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        return workshop_in_schema_org(self, request)

    def minimal_clean(self) -> None:
        # What Wagtail asks of a draft, such as a translation that begins.
        super().minimal_clean()
        name_skills_in_own_language(self)

    def clean(self) -> None:
        # Not a database constraint: a draft may be saved before its price is known.
        super().clean()
        name_skills_in_own_language(self)
        if self.fee != Fee.FREE and not self.fee_note.strip():
            raise ValidationError({"fee_note": _("Say how much it costs, or for whom it is free.")})
