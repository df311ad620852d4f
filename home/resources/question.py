"""The only reader of the library's address: parameters in, a question and named errors out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from home.resources.enums import ResourceKind, ResourceLicence
from network.catalogue.enums import Audience, Level, SpokenLanguage
from network.catalogue.form_fields import KeysField, TextField, WholeField

SORTS = {"checked": _("Last checked"), "title": _("Title")}
MAX_PAGE = 500
FACETS = {
    "type": _("Type"),
    "skill": _("What to learn"),
    "level": _("Level"),
    "offline": _("Without internet"),
    "account": _("Account"),
    "language": _("Language"),
    "audience": _("For whom"),
    "licence": _("Licence"),
}
# Words for the values of a facet; skills are named by the staff.
CHOICES = {
    "type": ResourceKind.choices,
    "level": Level.choices,
    "offline": [("yes", _("Works without internet"))],
    "account": [("no", _("Needs no account"))],
    "language": SpokenLanguage.choices,
    "audience": Audience.choices,
    "licence": ResourceLicence.choices,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What to list: `terms` are OR within a facet, AND between facets."""

    text: str = ""
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = "checked"
    page: int = 1


class LibraryForm(forms.Form):
    """Reads the filters; `skills` are the keys of those that can be chosen."""

    q = TextField(label=_("What would you like to learn?"), required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=list(SORTS.items()), required=False)
    page = WholeField(MAX_PAGE, label=_("Page"))

    def __init__(self, data: QueryDict, *, skills: list[str]) -> None:
        super().__init__(data)
        choices = CHOICES | {"skill": [(key, key) for key in skills]}
        for name, label in FACETS.items():
            self.fields[name] = KeysField(label=label, choices=choices[name], required=False)

    def question(self) -> Question:
        """Return what was asked, without the values that mean nothing."""
        self.is_valid()
        asked = self.cleaned_data
        return Question(
            text=asked.get("q", ""),
            terms={name: keys for name in FACETS if (keys := self._keys(name))},
            sort=asked.get("sort") or "checked",
            page=asked.get("page") or 1,
        )

    def _keys(self, name: str) -> frozenset[str]:
        """Return the good keys of a facet, even when a bad one stands beside them."""
        known = {str(key) for key, _label in self.fields[name].choices}
        return frozenset(known.intersection(self.data.getlist(name)))

    def ignored(self) -> list[str]:
        """Return the names of the fields whose value meant nothing."""
        return [str(self.fields[name].label) for name in self.errors]
