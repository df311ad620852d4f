"""What an organisation says of a place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Place
from partners.space.forms.base import (
    FEW_LINES,
    HoursField,
    SheetForm,
    TownField,
    own_field,
    set_town,
    town_of,
)
from partners.space.position import doubt


class PlaceForm(SheetForm):
    town = TownField()
    opening_hours = HoursField(label=_("Opening hours"))
    point_is_right = forms.BooleanField(label=_("I checked: the point is right"), required=False)
    steps = (
        (_("What place it is"), ("name", "summary", "description"), None),
        (
            _("Where it is"),
            ("address", "address_complement", "town", "latitude", "longitude", "point_is_right"),
            None,
        ),
        (_("When it is open"), ("opening_hours", "appointment_url"), None),
        (_("How to reach it"), ("phone", "emails", "website"), None),
        (_("What people find there"), ("services", "support_modes", "access_modes", "fees", "publics"), None),
        (_("Who gets in easily"), ("access", "special_care", "accessibility_sheet"), None),
    )

    class Meta:
        model = Place
        formfield_callback = own_field
        fields = (
            *("name", "summary", "description", "address", "address_complement", "latitude", "longitude"),
            *("opening_hours", "appointment_url", "phone", "emails", "website", "services", "support_modes"),
            *("access_modes", "fees", "publics", "access", "special_care", "accessibility_sheet"),
        )
        widgets = {"summary": forms.Textarea(attrs=FEW_LINES)}
        labels = {
            "latitude": _("Point on the map (latitude)"),
            "longitude": _("Point on the map (longitude)"),
        }
        help_texts = {
            "latitude": _("For example 47.09. Leave both empty: we show the middle of the town."),
            "longitude": _("For example 5.49."),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["town"] = town_of(self.instance)
        self.instance.organisation = self.organisation

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        town, point = cleaned.get("town"), (cleaned.get("latitude"), cleaned.get("longitude"))
        set_town(self.instance, town, str(self.data.get("town", "")))
        odd = doubt(*point, town) if town and None not in point else None
        if odd and not (cleaned.get("point_is_right") and not odd.is_swapped):
            self.add_error("latitude", odd.words)
        return cleaned
