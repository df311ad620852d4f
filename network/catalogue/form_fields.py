"""Fields of a catalogue address, each bounded before any engine sees its value."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from network.catalogue.cursor import Cursor, read_cursor
from network.catalogue.text import clean

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


class TextField(forms.Field):
    """A search text, cleaned and cut once."""

    def to_python(self, value: object) -> str:
        return clean(str(value or ""))

    def bound_data(self, data: object, initial: object) -> str:
        """Return what the page shows again: no control character leaves with it."""
        return clean(str(data or ""))


class DayField(forms.DateField):
    """An ISO date between 2000 and 2100."""

    default_error_messages = {"invalid": _("Write a date like 2026-12-08.")}

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d"],
            validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            required=False,
            **kwargs,
        )


class KeysField(forms.MultipleChoiceField):
    """Keys of one facet."""

    default_error_messages = {"invalid_choice": _("“%(value)s” is not one of the choices.")}

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        return [key for key in super().to_python(value) if key]


class SlugsField(forms.Field):
    """Keys of a facet that no list here knows: partners, languages."""

    widget = forms.SelectMultiple

    def __init__(self, pattern: str, **kwargs: object) -> None:
        self.slug = forms.RegexField(pattern, max_length=100)
        super().__init__(**kwargs)

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        return [self.slug.clean(item) for item in value or () if item]


class WholeField(forms.IntegerField):
    """An optional whole number from 1 to `most`."""

    def __init__(self, most: int, **kwargs: object) -> None:
        super().__init__(min_value=1, max_value=most, required=False, **kwargs)


class CursorField(forms.Field):
    """Where the next page begins, as `next` gave it."""

    def to_python(self, value: object) -> Cursor | None:
        return read_cursor(str(value)) if value else None
