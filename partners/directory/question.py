"""The only reader of a directory's address: parameters in, a question and named errors out."""

from dataclasses import dataclass
from string import ascii_lowercase

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import Kind
from partners.enums import Service
from partners.models.listed import OTHER_LETTERS

LETTERS = (*ascii_lowercase, OTHER_LETTERS)
LONGEST = 100


class Tab(TextChoices):
    PLACES = "places", _("Places")
    ORGANISATIONS = "organisations", _("Organisations")
    OFFERS = "offers", _("Offers")


@dataclass(frozen=True, slots=True)
class Question:
    """What to list; an empty text asks nothing."""

    tab: Tab = Tab.PLACES
    q: str = ""
    letter: str = ""
    department: str = ""
    service: str = ""
    offer: str = ""


class DirectoryForm(forms.Form):
    """Reads the filters; `departments` are (code, name) of those that have something to list."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Tab.choices, required=False)
    q = forms.CharField(label=_("Name or commune"), max_length=LONGEST, required=False, strip=True)
    letter = forms.ChoiceField(label=_("Letter"), choices=[(one, one) for one in LETTERS], required=False)
    department = forms.ChoiceField(label=_("Département"), required=False)
    service = forms.ChoiceField(
        label=_("Service"), choices=[("", _("All services")), *Service.choices], required=False
    )

    offer = forms.ChoiceField(
        label=_("Kind of offer"),
        choices=[("", _("All kinds")), *(one for one in Kind.choices if one[0] != Kind.WORKSHOP)],
        required=False,
    )

    def __init__(self, data: QueryDict, *, departments: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["department"].choices = [("", _("All départements")), *departments]

    def question(self) -> Question:
        """Return what was asked, without the values that mean nothing."""
        self.is_valid()
        tab = Tab(self.cleaned_data.get("kind") or Tab.PLACES)
        elsewhere = "service" if tab == Tab.OFFERS else "offer"
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return Question(tab=tab, **{name: told[name] for name in told.keys() - {"kind", elsewhere}})

    def ignored(self) -> list[str]:
        """Return the names of the fields whose value meant nothing."""
        return [str(self.fields[name].label) for name in self.errors]
