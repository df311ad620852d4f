"""The only reader of a catalogue address: parameters in, a CatalogueQuery and named errors out."""

from dataclasses import replace
from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from network.catalogue import query as parameters
from network.catalogue.address_form import AddressForm
from network.catalogue.cursor import Cursor, question_of
from network.catalogue.enums import Access, Audience, Fee, Format, Kind, Level, PartOfDay, Weekday
from network.catalogue.form_fields import CursorField, DayField, KeysField, SlugsField, TextField, WholeField
from network.catalogue.moments import Moments, read_moments
from network.catalogue.query import CatalogueQuery, Near, Terms
from network.catalogue.state import current_version
from network.catalogue.successors import with_successors
from network.catalogue.text import stems
from network.catalogue.translations import reading_language
from network.catalogue.understanding import understand
from network.catalogue.vocabulary import vocabulary
from network.geo.fields import PlaceField

MAX_SEATS = 50


class CatalogueForm(AddressForm):
    """Reads the address of a search; `departments` are the region's, its communes come first.

    `beside` is how many remote cards the answer may bring beside near ones.
    """

    beside = 3

    q = TextField(label=_("What would you like to learn?"), required=False)
    near = PlaceField(label=_("Where?"), required=False)
    radius = forms.FloatField(
        label=_("Up to how far (km)"),
        min_value=1,
        max_value=parameters.MAX_RADIUS_KM,
        required=False,
        widget=forms.NumberInput(attrs={"placeholder": parameters.DEFAULT_RADIUS_KM}),
    )
    day = KeysField(label=_("Day"), choices=Weekday.choices, required=False)
    part = KeysField(label=_("Part of the day"), choices=PartOfDay.choices, required=False)
    skill = KeysField(label=_("Skill"), required=False)
    level = KeysField(label=_("Level"), choices=Level.choices, required=False)
    kind = KeysField(label=_("Kind"), choices=Kind.choices, required=False)
    format = KeysField(label=_("On site or remote"), choices=Format.choices, required=False)
    audience = KeysField(label=_("For whom"), choices=Audience.choices, required=False)
    access = KeysField(label=_("Access"), choices=Access.choices, required=False)
    fee = KeysField(label=_("Fee"), choices=Fee.choices, required=False)
    partner = SlugsField(r"^[-a-z0-9_]+$", label=_("Organisation"), required=False)
    language = SlugsField(r"^[a-z]{2,3}$", label=_("Language"), required=False)
    seats = WholeField(MAX_SEATS, label=_("Free seats"))
    sort = forms.ChoiceField(choices=[(sort, sort) for sort in parameters.SORTS], required=False)

    def __init__(self, data: QueryDict, *, departments: frozenset[str] = frozenset()) -> None:
        # Fields are copied for each request: those of facets that nobody chose stay behind.
        self.base_fields = {
            name: field
            for name, field in self.base_fields.items()
            if name in data or name not in parameters.FACETS
        }
        super().__init__(with_successors(data))
        self.departments = departments
        self.fields["near"].prefer_departments = departments
        self.fields |= _days()
        if "skill" in data:
            self.fields["skill"].choices = [(key, key) for key in vocabulary(current_version()).skill_keys()]

    @classmethod
    def every_field(cls) -> dict[str, forms.Field]:
        """Return all fields by the name of their parameter, those of facets that nobody chose as well."""
        return {**cls.base_fields, **_days()}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("from"), cleaned.get("to")
        if start and end and end < start:
            self.add_error("to", ValidationError(_("The last day comes before the first.")))
        if cleaned.get("radius") and not (cleaned.get("near") or cleaned.get("q") or self["near"].value()):
            self.add_error("radius", ValidationError(_("A distance needs a place. Fill in “Where?”.")))
        return cleaned

    def query(self, *, now: datetime, text: str | None = None) -> CatalogueQuery:
        cleaned = self.cleaned_data
        typed = cleaned.get("q", "") if text is None else text
        asked = read_moments(typed, localdate(now))
        text, near = asked.text, cleaned.get("near")
        start, end = self._period(asked)
        if near is None and text and not self["near"].value():
            understood = understand(text, self.departments)
            if understood.place:
                text, near = understood.text, understood.place
        return CatalogueQuery(
            now=now,
            text=text if stems(text) else "",
            words=typed if text != typed else "",
            near=near and Near(near.lat, near.lon, near.label, self._radius()),
            date_from=start,
            date_to=end,
            seats=cleaned.get("seats"),
            terms=self._terms(asked),
            sort=cleaned.get("sort", ""),
            offset=self.offset(parameters.PAGE_SIZE),
            site_language=reading_language(),
            beside=self.beside,
        )

    def _period(self, asked: Moments) -> tuple[date | None, date | None]:
        """Return the days of the fields, or else those that the text names."""
        start, end = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        return (start, end) if start or end or asked.period is None else asked.period

    def _terms(self, asked: Moments) -> Terms:
        """Return the facets that the text names, and those chosen."""
        chosen = {name: found for name in self.data if (found := self._keys(name))}
        return {
            **asked.terms,
            **{name: found | asked.terms.get(name, frozenset()) for name, found in chosen.items()},
        }

    def _radius(self) -> float:
        return self.cleaned_data.get("radius") or parameters.DEFAULT_RADIUS_KM

    def _keys(self, name: str) -> frozenset[str]:
        """Return the good keys of a facet, even when a bad one stands beside them."""
        if name not in parameters.FACETS:
            return frozenset()
        if name in self.cleaned_data:
            return frozenset(self.cleaned_data[name])
        known = {str(key) for key, _label in getattr(self.fields[name], "choices", ())}
        return frozenset(known.intersection(self.data.getlist(name)))


def _days() -> dict[str, forms.Field]:
    """Return the fields that no class can name: `from` is a word of the language."""
    return {"from": DayField(label=_("From")), "to": DayField(label=_("Until"))}


class CatalogueApiForm(CatalogueForm):
    """The same question asked by a machine: it pages with `limit` and `cursor` and may ask for `rescue`."""

    limit = WholeField(parameters.MAX_LIMIT, label=_("Limit"))
    cursor = CursorField(label=_("Cursor"), required=False)
    rescue = forms.ChoiceField(choices=[("0", "0"), ("1", "1")], required=False)
    # Only with `rescue` is a word corrected.
    exact = None
    beside = 0

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        for name in set(self.data) - set(self.fields):
            self._errors[name] = self.error_class([_("There is no such parameter.")])
        for name in self._given_twice():
            self.add_error(name, ValidationError(_("This parameter takes one value.")))
        if not self.errors and cleaned.get("cursor"):
            self._check_cursor(cleaned["cursor"])
        return cleaned

    def _check_cursor(self, cursor: Cursor) -> None:
        if cursor.question != question_of(self.query(now=cursor.now)):
            self.add_error("cursor", ValidationError(_("This cursor belongs to another question.")))
        elif self.cleaned_data.get("page"):
            self.add_error("page", ValidationError(_("Give a cursor or a page, not both.")))

    def _given_twice(self) -> list[str]:
        """Return the parameters of one value that have several; those of facets may."""
        several = (KeysField, SlugsField)
        single = [name for name, field in self.fields.items() if not isinstance(field, several)]
        return [name for name in single if len(self.data.getlist(name)) > 1]

    def query(self, *, now: datetime, text: str | None = None) -> CatalogueQuery:
        asked = super().query(now=now, text=text)
        limit = self.cleaned_data.get("limit") or parameters.PAGE_SIZE
        if cursor := self.cleaned_data.get("cursor"):
            asked = replace(asked, now=cursor.now, after=cursor.after)
            return replace(asked, limit=limit, offset=0, by_cursor=True)
        by_cursor = not self.cleaned_data.get("page")
        return replace(asked, limit=limit, offset=self.offset(limit), by_cursor=by_cursor)
