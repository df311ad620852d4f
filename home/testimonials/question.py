"""The only reader of the address of the stories: parameters in, a question and named errors out."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from home.testimonials.enums import TestimonialKind

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """Which stories; an empty text asks nothing."""

    kind: str = ""
    skill: str = ""
    department: str = ""


class StoriesForm(forms.Form):
    """Reads the filters; `skills` and `departments` are those that have a story."""

    kind = forms.ChoiceField(
        label=_("Who speaks"), choices=[("", _("Everyone")), *TestimonialKind.choices], required=False
    )
    skill = forms.ChoiceField(label=_("On what subject"), required=False)
    department = forms.ChoiceField(label=_("Département"), required=False)

    def __init__(self, data: QueryDict, *, skills: Choices, departments: Choices) -> None:
        super().__init__(data)
        self.fields["skill"].choices = [("", _("All subjects")), *skills]
        self.fields["department"].choices = [("", _("All départements")), *departments]

    def question(self) -> Question:
        """Return what was asked, without the values that mean nothing."""
        self.is_valid()
        return Question(**{name: value for name, value in self.cleaned_data.items() if value})

    def ignored(self) -> list[str]:
        """Return the names of the fields whose value meant nothing."""
        return [str(self.fields[name].label) for name in self.errors]

    def chosen(self) -> dict[str, str]:
        """Return the label of each chosen value by the name of its field."""
        return {
            name: str(dict(self.fields[name].choices)[value])
            for name, value in self.cleaned_data.items()
            if value
        }
