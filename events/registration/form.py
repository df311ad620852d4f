"""What somebody types to register: as little as possible, and what the workshop asks."""

from collections.abc import Mapping

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.models import Registration, WorkshopPage
from events.registration.fields import AddressField, LineField, NameField, NumberField
from events.registration.needs import (
    LONGEST_TEXT,
    access_from_words,
    access_in_words,
    anything,
    equipment_in_words,
)
from events.registration.typos import likely_meant
from events.services.people import Person
from network.catalogue.enums import Access
from network.content.proof import is_proven
from network.content.traps import TrappedForm

OWN, LENT = "own", "lent"


class ReachForm(forms.Form):
    """How to reach somebody: an e-mail address or a phone number is enough.

    An address that looks like a slip is questioned once. `email_checked` tells which one was; the button
    `email_fix` takes the other.
    """

    email = AddressField(help_text=_("For example: marie@exemple.fr"))
    phone = NumberField(help_text=_("For example: 06 12 34 56 78"))

    meant = ""
    must_be_reached = True

    def __init__(self, data: Mapping[str, str] | None = None, *args: object, **kwargs: object) -> None:
        fixed = data and data.get("email_fix")
        if fixed:
            data = data.copy()
            data["email"] = fixed
        super().__init__(data, *args, **kwargs)

    @property
    def checked(self) -> str:
        """The address that was questioned, for the next time."""
        return self.data.get("email", "") if self.meant else self.data.get("email_checked", "")

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email and email not in (self.data.get("email_checked"), self.data.get("email_fix")):
            self.meant = likely_meant(email)
        if self.meant:
            question = _("Did you mean %(meant)s? If your address is right as it is, send the form again.")
            raise forms.ValidationError(question, params={"meant": self.meant})
        return email

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        is_unsaid = not cleaned.get("email") and not cleaned.get("phone")
        if self.must_be_reached and is_unsaid and not ({"email", "phone"} & set(self.errors)):
            self.add_error("email", _("Write an e-mail address or a phone number, so that we can reach you."))
        return cleaned

    def reach(self) -> dict[str, str]:
        """Return `email` and `phone` (E.164), "" for what was not told."""
        return {name: str(self.cleaned_data.get(name) or "") for name in ("email", "phone")}


class NeedsForm(forms.Form):
    """What helps somebody to come and what they borrow, as far as the workshop asks."""

    access = forms.MultipleChoiceField(
        label=_("What would help you to come?"),
        choices=Access.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    access_text = LineField(label=_("Something else that helps"), max_length=LONGEST_TEXT, required=False)
    equipment = forms.ChoiceField(
        label=_("Computer, tablet or phone"),
        choices=[(OWN, _("I bring my own")), (LENT, _("Please lend me one"))],
        widget=forms.RadioSelect,
        required=False,
        initial=OWN,
    )
    equipment_text = LineField(label=_("What you need to borrow"), max_length=LONGEST_TEXT, required=False)

    def __init__(self, *args: object, workshop: WorkshopPage, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not workshop.asks_access:
            del self.fields["access"], self.fields["access_text"]
        if not workshop.asks_equipment:
            del self.fields["equipment"], self.fields["equipment_text"]
        elif workshop.equipment_provided:
            self.fields["equipment"].help_text = workshop.equipment_provided

    def needs(self) -> dict[str, str]:
        """Return `access_needs` and `equipment_needed` in the words that hosts read."""
        told = self.cleaned_data
        wants = told.get("equipment") == LENT or bool(told.get("equipment_text"))
        return {
            "access_needs": access_in_words(told.get("access", ()), told.get("access_text", "")),
            "equipment_needed": equipment_in_words(wants, told.get("equipment_text", "")),
        }


class RegistrationForm(NeedsForm, ReachForm, TrappedForm):
    """Turns into a Person."""

    first_name = NameField(label=_("First name"), autocomplete="given-name")
    last_name = NameField(label=_("Last name"), autocomplete="family-name")

    field_order = ("first_name", "last_name", "email", "phone")

    @cached_property
    def is_proven(self) -> bool:
        return is_proven(self.data.get("altcha", ""))

    def person(self) -> Person:
        names = {name: self.cleaned_data[name] for name in ("first_name", "last_name")}
        return Person(**names, **self.reach(), **self.needs())


class ChangeForm(NeedsForm, ReachForm):
    """What may be changed later: how to reach somebody, and what they need."""

    def __init__(self, *args: object, registration: Registration, **kwargs: object) -> None:
        super().__init__(*args, initial=_told(registration), **kwargs)
        # Who answers for a party is told in their place.
        self.must_be_reached = registration.party_id is None

    def changes(self, registration: Registration) -> dict[str, str]:
        """Return all four texts; what the workshop does not ask stays as it is."""
        kept = {"access_needs": registration.access_needs, "equipment_needed": registration.equipment_needed}
        needs = self.needs()
        if "access" in self.fields:
            kept["access_needs"] = needs["access_needs"]
        if "equipment" in self.fields:
            kept["equipment_needed"] = needs["equipment_needed"]
        return self.reach() | kept


def _told(registration: Registration) -> dict[str, object]:
    access, access_text = access_from_words(registration.access_needs)
    lent = registration.equipment_needed
    return {
        "email": registration.email,
        "phone": registration.phone,
        "access": access,
        "access_text": access_text,
        "equipment": LENT if lent else OWN,
        "equipment_text": "" if lent == anything() else lent,
    }
