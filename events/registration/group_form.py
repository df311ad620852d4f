"""Several people typed on one page, and who answers for them."""

from collections.abc import Mapping

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.models import WorkshopPage
from events.registration.fields import AddressField, LineField, NameField
from events.registration.form import ReachForm
from events.registration.needs import LONGEST_TEXT, equipment_in_words
from events.services.people import Contact, Person
from network.content.proof import is_proven
from network.content.traps import TrappedForm

FIRST_ROWS, MOST_ROWS = 3, 12
PREFIX = "people"


class GroupContactForm(ReachForm, TrappedForm):
    """Who enrols the others, and where we reach them about all of them."""

    name = NameField(label=_("Your first and last name"), autocomplete="name", max_length=150)

    field_order = ("name", "email", "phone")

    @cached_property
    def is_proven(self) -> bool:
        return is_proven(self.data.get("altcha", ""))

    def contact(self) -> Contact:
        return Contact(name=self.cleaned_data["name"], **self.reach())


class RowForm(forms.Form):
    """One of the people. An address of their own is not needed: who enrols them is told for all."""

    first_name = NameField(label=_("First name"), autocomplete="off")
    last_name = NameField(label=_("Last name"), autocomplete="off")
    email = AddressField(help_text=_("Only if this person wants to be told too."))
    access_text = LineField(label=_("What would help to come"), max_length=LONGEST_TEXT, required=False)
    is_lent = forms.BooleanField(label=_("Lend a computer, a tablet or a phone"), required=False)

    def __init__(self, *args: object, workshop: WorkshopPage, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        if not workshop.asks_access:
            del self.fields["access_text"]
        if not workshop.asks_equipment:
            del self.fields["is_lent"]

    def person(self) -> Person:
        told = self.cleaned_data
        return Person(
            first_name=told["first_name"],
            last_name=told["last_name"],
            email=told["email"],
            access_needs=told.get("access_text", ""),
            equipment_needed=equipment_in_words(told.get("is_lent", False), ""),
        )


class RowsOfPeople(forms.BaseFormSet):
    """Rows of which empty ones are passed over."""

    def people(self) -> list[Person]:
        return [row.person() for row in self.forms if row.has_changed()]


_Rows = forms.formset_factory(
    RowForm, formset=RowsOfPeople, extra=FIRST_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


def rows_of(data: Mapping[str, str] | None, workshop: WorkshopPage) -> RowsOfPeople:
    """Return the rows as sent, or empty ones."""
    return _Rows(data, prefix=PREFIX, form_kwargs={"workshop": workshop})


def one_row_more(data: Mapping[str, str], workshop: WorkshopPage) -> RowsOfPeople:
    """Return the rows as typed and one more, judged by nobody yet; twelve at most."""
    typed = rows_of(data, workshop)
    number = min(typed.total_form_count(), MOST_ROWS)
    told = [{name: typed[row][name].data for name in typed[row].fields} for row in range(number)]
    rows = _Rows(initial=told, prefix=PREFIX, form_kwargs={"workshop": workshop})
    rows.extra = 1 if number < MOST_ROWS else 0
    return rows
