"""What an organisation offers, and to whom."""

from django import forms
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import Fee, Kind
from partners.enums import AreaKind
from partners.models import Offer, Place
from partners.space.area import codes_of, names_of
from partners.space.forms.base import FEW_LINES, HoursField, SheetForm, own_field


class OfferForm(SheetForm):
    opening_hours = HoursField(label=_("Hours"))
    area = forms.CharField(
        label=_("Where they live"),
        required=False,
        widget=forms.Textarea(attrs=FEW_LINES),
        help_text=_(
            "Names of communes, départements or regions with commas. "
            "You may paste a list with its name: “Grand Besançon: Besançon, Saône, Thise”."
        ),
    )
    steps = (
        (_("What you offer"), ("kind", "name", "summary", "description"), None),
        (_("What you lend"), ("lent", "loan_conditions"), ("kind", (Kind.EQUIPMENT_LOAN,))),
        (_("Where and when"), ("format", "places", "opening_hours", "starts_on", "ends_on"), None),
        (_("How to get it"), ("ways", "phone", "email", "link", "referral", "contact_name"), None),
        (_("Price"), ("fee",), None),
        (
            _("How much, or for whom it is free"),
            ("fee_details",),
            ("fee", tuple(one for one in Fee.values if one != Fee.FREE)),
        ),
        (_("For whom"), ("audience", "level", "languages", "access", "area_kind"), None),
        (
            _("The area served"),
            ("area",),
            ("area_kind", tuple(one for one in AreaKind.values if one != AreaKind.ANYWHERE)),
        ),
        (_("What people can learn"), ("skills",), None),
    )

    class Meta:
        model = Offer
        formfield_callback = own_field
        fields = (
            *("kind", "name", "summary", "description", "lent", "loan_conditions", "format", "places"),
            *("opening_hours", "starts_on", "ends_on", "ways", "phone", "email", "link", "referral"),
            *("contact_name", "fee", "fee_details", "audience", "level", "languages", "access", "area_kind"),
            "skills",
        )
        labels = {"name": _("Title")}
        widgets = {
            "skills": forms.CheckboxSelectMultiple,
            "places": forms.CheckboxSelectMultiple,
            "format": forms.RadioSelect,
            "fee": forms.RadioSelect,
            "summary": forms.Textarea(attrs=FEW_LINES),
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "lent": forms.Textarea(attrs=FEW_LINES),
            "loan_conditions": forms.Textarea(attrs=FEW_LINES),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.instance.organisation = self.organisation
        self.fields["places"].queryset = Place.objects.unmerged().filter(organisation=self.organisation)
        self.initial["area"] = names_of(self.instance)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("area_kind") or AreaKind.ANYWHERE
        name, codes, unknown = codes_of(kind, cleaned.get("area", ""), {self.organisation.department})
        self.instance.area_codes, self.instance.area_name = codes, name[:150]
        if unknown:
            self.add_error("area", _("We do not know: %(names)s.") % {"names": ", ".join(unknown)})
        elif kind != AreaKind.ANYWHERE and not codes:
            self.add_error("area", _("Name at least one."))
        return cleaned

    def _update_errors(self, errors: forms.ValidationError) -> None:
        """The model tells what lacks in `area_codes`, which people type as `area`."""
        getattr(errors, "error_dict", {}).pop("area_codes", None)
        super()._update_errors(errors)
