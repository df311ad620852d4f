"""The only reader of the index's address: parameters in, a question and named errors out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from funding.enums import AidKind, Applicant, MoneySource, State
from funding.index.programmes import Programme


class View(TextChoices):
    DEADLINE = "deadline", _("By deadline")
    SOURCE = "source", _("By source of money")


@dataclass(frozen=True, slots=True)
class Question:
    """What to keep; an empty text keeps everything."""

    view: View = View.DEADLINE
    source: str = ""
    aid: str = ""
    area: str = ""
    applicant: str = ""
    funder: str = ""
    state: str = ""

    def keeps(self, one: Programme) -> bool:
        """Tell whether a programme answers all that was asked."""
        page = one.page
        return (
            self.source in ("", page.money_source)
            and self.aid in ("", page.aid_kind)
            and self.area in ("", one.area)
            and (not self.applicant or self.applicant in page.applicants)
            and (not self.funder or (bool(one.funder) and self.funder == page.funder.slug))
            and self.state in ("", one.standing.state)
        )


class FundingForm(forms.Form):
    """Reads the filters; each offers only what some programme answers to."""

    view = forms.ChoiceField(label=_("View"), choices=View.choices, required=False, widget=forms.HiddenInput)
    source = forms.ChoiceField(label=_("Source of money"), required=False)
    aid = forms.ChoiceField(label=_("Kind of help"), required=False)
    area = forms.ChoiceField(label=_("Where"), required=False)
    applicant = forms.ChoiceField(label=_("Who may ask"), required=False)
    funder = forms.ChoiceField(label=_("Funder"), required=False)
    state = forms.ChoiceField(label=_("Dates"), required=False)

    def __init__(self, data: QueryDict, programmes: Iterable[Programme]) -> None:
        super().__init__(data, auto_id="funding-%s")
        for name, choices in _choices(list(programmes)).items():
            self.fields[name].choices = [("", _("All")), *choices]

    def question(self) -> Question:
        """Return what was asked, without the values that mean nothing."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value and name != "view"}
        return Question(view=View(self.cleaned_data.get("view") or View.DEADLINE), **asked)

    def ignored(self) -> list[str]:
        """Return the names of the fields whose value meant nothing."""
        return [str(self.fields[name].label) for name in self.errors]


def _choices(programmes: list[Programme]) -> dict[str, list[tuple[str, str]]]:
    return {
        "source": _used(MoneySource, {one.page.money_source for one in programmes}),
        "aid": _used(AidKind, {one.page.aid_kind for one in programmes}),
        "area": sorted({(one.area, one.area_name) for one in programmes}, key=lambda area: area[1]),
        "applicant": _used(Applicant, {value for one in programmes for value in one.page.applicants}),
        "funder": sorted(
            {(one.page.funder.slug, one.funder) for one in programmes if one.funder},
            key=lambda funder: funder[1],
        ),
        "state": _used(State, {one.standing.state for one in programmes}),
    }


def _used(choices: type[TextChoices], values: set[str]) -> list[tuple[str, str]]:
    return [(value, label) for value, label in choices.choices if value in values]
