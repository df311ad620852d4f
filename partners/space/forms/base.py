"""What the forms of the space share: steps, a town, hours typed the human way."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.db import models
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from network.geo.fields import PlaceField
from network.geo.gazetteer import namesakes
from network.geo.records import Match
from partners.models import Organisation
from partners.opening_hours.repair import is_clean
from partners.opening_hours.said import say_back
from partners.opening_hours.typed import understand

FEW_LINES = {"rows": 3}
MOST_NAMED = 5
WEB = {
    "assume_scheme": "https",
    "error_messages": {"invalid": _("Copy the whole address of the page. It begins with https://.")},
}
# What a step waits for: a field and the values that make it useful. Without JavaScript all steps show.
When = tuple[str, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True)
class Step:
    """Fields under one heading; `field` and `values` say when it is useful."""

    title: str
    fields: list[forms.BoundField]
    field: str = ""
    values: str = ""


def own_field(field: models.Field, **kwargs: object) -> forms.Field | None:
    """Return the form field of a column; an address on the web without its scheme is a secure one."""
    return field.formfield(**kwargs, **(WEB if isinstance(field, models.URLField) else {}))


class HoursField(forms.CharField):
    """Opening hours in any words; `clean()` returns OpenStreetMap's notation."""

    widget = forms.Textarea

    def __init__(self, **kwargs: object) -> None:
        help_text = _(
            "As you would say it, one line for each day if you like: “Monday to Friday 9:00-12:00”."
        )
        super().__init__(**{"required": False, "help_text": help_text} | kwargs)
        self.widget.attrs |= FEW_LINES

    def clean(self, value: object) -> str:
        typed = understand(super().clean(value))
        if typed.problem:
            raise forms.ValidationError(typed.problem)
        return typed.osm

    def prepare_value(self, value: object) -> object:
        """Return the notation in words where the words mean the same; what people typed as it is."""
        text = str(value or "")
        if not text or not is_clean(text):
            return text
        words = say_back(text).replace(" ; ", "\n")
        return words if understand(words).osm == text else text


class TownField(PlaceField):
    """A commune by its name or its postcode; a name that several have is not guessed."""

    default_error_messages = {
        "several": _("Several towns have this name. Write the postcode too: %(names)s."),
    }

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"label": _("Town"), "help_text": _("Name or postcode.")} | kwargs)
        self.widget.attrs |= {"data-place-suggest": "", "autocomplete": "off"}

    def clean(self, value: object) -> Match | None:
        match = super().clean(value)
        if match and match.commune and not any(sign.isdigit() for sign in str(value)):
            same = namesakes(match.commune)
            near = [one for one in same if one.department in self._departments()] or same
            if len(near) > 1:
                names = ", ".join(f"{one.postcodes[0]} {one.name}" for one in near[:MOST_NAMED])
                raise forms.ValidationError(self.error_messages["several"], params={"names": names})
        return match


class SheetForm(forms.ModelForm):
    """A form in steps. `steps` are (title, names of fields, when)."""

    steps: tuple[tuple[object, tuple[str, ...], When], ...] = ()

    def __init__(self, *args: object, organisation: Organisation, **kwargs: object) -> None:
        self.organisation = organisation
        super().__init__(*args, **kwargs)
        if "town" in self.fields:
            self.fields["town"].prefer_departments = [organisation.department]

    def parts(self) -> Iterator[Step]:
        """Yield the steps with their fields, for the template."""
        for title, names, when in self.steps:
            field, values = when or ("", ())
            yield Step(title, [self[name] for name in names if name in self.fields], field, " ".join(values))

    def written(self) -> Model:
        """Return the sheet with what was typed, lists too; nothing is saved."""
        for field in self._meta.model._meta.many_to_many:
            if field.name in self.cleaned_data:
                setattr(self.instance, field.name, list(self.cleaned_data[field.name]))
        return self.instance

    def hours_said(self) -> str:
        """Return what we understood of the hours, in words."""
        return say_back(getattr(self.instance, "opening_hours", "") or "")


def set_town(sheet: Model, town: Match | None, typed: str) -> None:
    """Write the commune, postcode and INSEE code of a town on a sheet; a postcode that fits stays."""
    commune = town.commune if town else None
    if commune is None:
        return
    said = next((code for code in commune.postcodes if code in typed), "")
    if not said:
        said = sheet.postcode if sheet.postcode in commune.postcodes else commune.postcodes[0]
    sheet.commune, sheet.postcode, sheet.insee_code = commune.name, said, commune.insee


def town_of(sheet: Model) -> str:
    return f"{sheet.postcode} {sheet.commune}".strip()
