"""The self-assessment as it is asked: its form, and its questions family by family."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.forms.boundfield import BoundField, BoundWidget
from django.http import HttpRequest, QueryDict

from home.needs.barrier import Barrier
from home.needs.form import QUESTION, AssessmentForm
from network.catalogue.enums import SkillFamily
from network.catalogue.state import current_version
from network.catalogue.vocabulary import FamilyName, vocabulary
from network.content.models import NetworkSettings

if TYPE_CHECKING:
    from home.needs.assessment_page import AssessmentPage


@dataclass(frozen=True, slots=True)
class Section:
    """The questions about one family of skills, and those among the wishes that belong to it."""

    key: str
    family: FamilyName
    questions: list[BoundField]
    wishes: list[BoundWidget]

    @property
    def has_wish(self) -> bool:
        """Whether one of the wishes is chosen, so that nobody has to look for it."""
        return any(wish.data["selected"] for wish in self.wishes)


def assessment_form(
    page: "AssessmentPage", request: HttpRequest, data: QueryDict | None = None
) -> AssessmentForm:
    """Return the form of the page, filled with `data` where some was sent."""
    language = page.locale.language_code
    return AssessmentForm(
        data,
        questions=[question.value for question in page.questions],
        barriers=Barrier.objects.in_language(language),
        words=vocabulary(current_version()),
        language=language,
        departments=NetworkSettings.for_request(request).departments,
    )


def sections(form: AssessmentForm) -> list[Section]:
    """Return the questions and the wishes of each family, in the order of the families."""
    return list(_sections(form))


def _sections(form: AssessmentForm) -> Iterator[Section]:
    wishes = list(form["wishes"])
    for family in SkillFamily.values:
        mine = [key for key, question in form.questions.items() if form.family_of(question) == family]
        yield Section(
            family,
            form.words.family(family, form.language),
            [form[QUESTION + key] for key in mine],
            [wish for wish in wishes if form.words.skill(wish.data["value"], form.language).family == family],
        )
