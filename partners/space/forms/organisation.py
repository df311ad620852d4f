"""What an organisation says of itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation
from partners.space.forms.base import FEW_LINES, SheetForm, TownField, own_field, set_town, town_of


class OrganisationForm(SheetForm):
    town = TownField(required=False)
    steps = (
        (_("Who you are"), ("name", "kind", "summary", "description"), None),
        (_("How to reach you"), ("phone", "email", "website", "address", "town"), None),
        (_("What people can learn with you"), ("skills",), None),
        (
            _("Your number, published with the open data"),
            ("siret", "rna", "no_number_reason", "no_number_details"),
            None,
        ),
    )

    class Meta:
        model = Organisation
        formfield_callback = own_field
        fields = (
            *("name", "kind", "summary", "description", "phone", "email", "website", "address"),
            *("skills", "siret", "rna", "no_number_reason", "no_number_details"),
        )
        widgets = {"skills": forms.CheckboxSelectMultiple, "summary": forms.Textarea(attrs=FEW_LINES)}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["town"] = town_of(self.instance)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        set_town(self.instance, cleaned.get("town"), str(self.data.get("town", "")))
        self._ask_for_a_number(cleaned)
        return cleaned

    def _ask_for_a_number(self, cleaned: dict[str, object]) -> None:
        """Want one of three from partners; a wrong number has its own words. Staff may know none."""
        names = ("siret", "rna", "no_number_reason")
        if not any(cleaned.get(name) or name in self.errors for name in names):
            words = _("Give your SIRET or your RNA number. If you have neither, choose the reason below.")
            self.add_error("siret", words)
