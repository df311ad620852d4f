"""What every form that reads the address of a search shares."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from network.catalogue.form_fields import TextField, WholeField
from network.catalogue.query import CatalogueQuery

MAX_PAGE = 500


class AddressForm(forms.Form):
    """Reads a text and a page; a bad value is named and left out."""

    q = TextField(label=_("What are you looking for?"), required=False)
    page = WholeField(MAX_PAGE, label=_("Page"))
    exact = forms.ChoiceField(choices=[("1", "1")], required=False)

    def query(self, *, now: datetime, text: str | None = None) -> CatalogueQuery:
        """Return the question, bad values left out, with `text` instead of `q` if given.

        Call it after `is_valid()`.
        """
        raise NotImplementedError

    @property
    def is_exact(self) -> bool:
        """Whether the person wants the words as typed."""
        return self.cleaned_data.get("exact") == "1"

    def offset(self, size: int) -> int:
        """Return the number of answers before the page asked for, of `size` answers each."""
        return ((self.cleaned_data.get("page") or 1) - 1) * size

    def named_errors(self) -> dict[str, list[str]]:
        """Return what was wrong in words, by the label of its field; the API uses `errors`."""
        return {str(self.fields[name].label or name): list(found) for name, found in self.errors.items()}
