"""What people answered, year by year, as far as it may be shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.needs.assessment_page import AssessmentPage
from home.needs.barrier import Barrier
from home.needs.counts import AnswerCount
from home.needs.form import Can
from home.needs.questions import BARRIERS, DAY, PART, WISHES, skill_choices
from network.catalogue.enums import PartOfDay, Weekday
from network.catalogue.translations import reading_language
from network.content.few import FEWEST, shown

VIEW_COUNTS = "home.view_answercount"


@dataclass(frozen=True, slots=True)
class Row:
    answer: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words with its answers; counts are None where they are kept back."""

    question: str
    total: int | None
    rows: list[Row]


class NeedsReport(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    permission_required = VIEW_COUNTS
    page_title = _("Needs")
    header_icon = "help"
    template_name = "home/admin/needs_report.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {"years": told_by_year(), "fewest": FEWEST}


def told_by_year() -> dict[int, list[Asked]]:
    """Return what may be told of each year, the last one first; no year tells anything of another."""
    counted: dict[int, dict[str, dict[str, int]]] = {}
    for row in AnswerCount.objects.order_by("-year", "pk"):
        counted.setdefault(row.year, {}).setdefault(row.question, {})[row.answer] = row.count
    possible = _possible() if counted else {}
    return {year: list(_told(possible, questions)) for year, questions in counted.items()}


def _told(
    possible: Mapping[str, tuple[str, Mapping[str, str]]], counted: Mapping[str, Mapping[str, int]]
) -> Iterator[Asked]:
    for key in [*possible, *(key for key in counted if key not in possible)]:
        question, answers = possible.get(key, (key, {}))
        counts = dict.fromkeys(answers, 0) | dict(counted.get(key, {}))
        told = shown(counts)
        yield Asked(question, told.total, [Row(answers.get(a, a), n) for a, n in told.counts.items()])


def _possible() -> dict[str, tuple[str, dict[str, str]]]:
    """Return every question that is asked now, in words, with every answer to it."""
    language = reading_language()
    barriers = {one.key: one.name for one in Barrier.objects.in_language(language)}
    asked = {key: (text, _labels(Can)) for key, text in _questions(language).items()}
    return asked | {
        BARRIERS: (gettext("What holds you back?"), barriers),
        WISHES: (gettext("What would you like to learn?"), dict(skill_choices())),
        DAY: (gettext("On which days?"), _labels(Weekday)),
        PART: (gettext("At what time of the day?"), _labels(PartOfDay)),
    }


def _questions(language: str) -> dict[str, str]:
    page = (
        AssessmentPage.objects.filter(locale__language_code=language).first()
        or AssessmentPage.objects.first()
    )
    return {question.value["key"]: question.value["text"] for question in page.questions} if page else {}


def _labels(choices: type) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}
