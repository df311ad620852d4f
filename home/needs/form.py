"""What a person tells of themselves: read, answered, forgotten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue

from home.needs.barrier import Barrier
from home.needs.counts import Answer
from home.needs.questions import BARRIERS, DAY, PART, WISHES
from network.catalogue.enums import PartOfDay, SkillFamily, Weekday
from network.catalogue.vocabulary import Vocabulary
from network.geo.fields import PlaceField

QUESTION = "question-"
TRAP = "website"


class Can(TextChoices):
    """How well somebody can do something, the best first."""

    ALONE = "alone", _("Yes, on my own")
    HELPED = "helped", _("With some help")
    NOT_YET = "not-yet", _("Not yet")


@dataclass(frozen=True, slots=True)
class Word:
    """A choice with its meaning."""

    name: str
    definition: str


class AssessmentForm(forms.Form):
    """Every answer is optional; something must be said for there to be a profile."""

    barriers = forms.MultipleChoiceField(
        label=_("What holds you back?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    wishes = forms.MultipleChoiceField(
        label=_("What would you like to learn?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    near = PlaceField(
        label=_("Where would it suit you?"), help_text=_("A town or a postcode."), required=False
    )
    day = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=Weekday.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    part = forms.MultipleChoiceField(
        label=_("At what time of the day?"),
        choices=PartOfDay.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    # People do not see it; who fills it in is a machine, whose answers are not counted.
    website = forms.Field(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        questions: Iterable[StructValue],
        barriers: Iterable[Barrier],
        words: Vocabulary,
        language: str,
        departments: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(data)
        self.words, self.language = words, language
        self.barriers = list(barriers)
        self.questions = {question["key"]: question for question in questions}
        for key, question in self.questions.items():
            self.fields[QUESTION + key] = _can_field(question)
        self.fields[BARRIERS].choices = [(one.key, Word(one.name, one.definition)) for one in self.barriers]
        self.fields[WISHES].choices = _skills(words, language)
        self.fields["near"].prefer_departments = departments

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        told = [name for name in self.fields if name != TRAP and (cleaned.get(name) or name in self.errors)]
        if not told:
            raise ValidationError(
                _("Answer one question at least, whichever you like: we then know where to begin.")
            )
        return cleaned

    def family_of(self, question: StructValue) -> str:
        """Return the family of the question's first skill; the first family where that skill is gone."""
        return self.words.skill(question["skills"][0], self.language).family or SkillFamily.BASIC

    def can(self) -> Mapping[str, str]:
        """Return the answer (`Can`) to each question that was answered, by its key."""
        answered = {key: self.cleaned_data.get(QUESTION + key) for key in self.questions}
        return {key: answer for key, answer in answered.items() if answer}

    def answers(self) -> list[Answer]:
        """Return what is counted: never the place, and nothing a machine filled in."""
        if self.cleaned_data.get(TRAP):
            return []
        chosen = [(name, key) for name in (BARRIERS, WISHES, DAY, PART) for key in self.cleaned_data[name]]
        return [*self.can().items(), *chosen]


def _can_field(question: StructValue) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=question["text"],
        help_text=question["help"],
        choices=Can.choices,
        widget=forms.RadioSelect,
        required=False,
    )


def _skills(words: Vocabulary, language: str) -> list[tuple[str, Word]]:
    skills = ((key, words.skill(key, language)) for key in words.skill_keys())
    return [(key, Word(skill.name, skill.definition)) for key, skill in skills]
