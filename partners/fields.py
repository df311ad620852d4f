"""Small columns: a list of texts, a text that follows from the rest of its row, an official number."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from django import forms
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models.lookups import Contains
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partners.identifiers import compact

SEPARATOR = "|"
LONGEST_TYPED = 40


FIRST_YEAR, LAST_YEAR = 2000, 2100


def validate_day(day: date) -> None:
    """Refuse a day that is a slip of the keyboard: with it nothing can be counted."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(_("Write a day between 2000 and 2100."))


def validate_address(address: str) -> None:
    """Refuse what is no e-mail address, and say which: it is one of several."""
    try:
        validate_email(address)
    except ValidationError:
        words = _("“%(value)s” is not an e-mail address. Write one a line, for example name@example.org.")
        raise ValidationError(words % {"value": address}) from None


class Vocabulary(Protocol):
    """What a list may hold: `TextChoices`, or anything that tells its keys and their words as they do."""

    values: Iterable[str]
    choices: Iterable[tuple[str, str]] | Callable[[], Iterable[tuple[str, str]]]


class LinesField(forms.CharField):
    """A list typed one value a line."""

    widget = forms.Textarea

    def prepare_value(self, value: object) -> object:
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def to_python(self, value: object) -> tuple[str, ...]:
        return tuple(line.strip() for line in str(value or "").splitlines() if line.strip())

    def has_changed(self, initial: object, data: object) -> bool:
        return tuple(initial or ()) != self.to_python(data)


class ListField(models.TextField):
    """A tuple of distinct texts, stored `|a|b|` so that one is found on every database.

    With a `vocabulary` the values are its keys and forms show boxes to tick; without, one value
    a line. `each` refuses a value. `filter(column__has="a")` finds the rows that hold `a`.
    """

    def __init__(
        self,
        *args: object,
        vocabulary: Vocabulary | None = None,
        each: Callable[[str], None] | None = None,
        **kwargs: object,
    ) -> None:
        self.vocabulary = vocabulary
        self.each = each
        kwargs |= {"blank": True, "default": kwargs.get("default", tuple)}
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: object) -> tuple[str, ...]:
        return self.to_python(value)

    def to_python(self, value: str | Iterable[str] | None) -> tuple[str, ...]:
        parts = value.split(SEPARATOR) if isinstance(value, str) else value or ()
        return tuple(dict.fromkeys(str(part).strip() for part in parts if str(part).strip()))

    def get_prep_value(self, value: str | Iterable[str] | None) -> str:
        values = self.to_python(value)
        return f"{SEPARATOR}{SEPARATOR.join(values)}{SEPARATOR}" if values else ""

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: tuple[str, ...], model_instance: models.Model) -> None:
        if any(SEPARATOR in item for item in value):
            raise ValidationError(_("A value cannot contain “|”."))
        unknown = set(value) - set(self.vocabulary.values) if self.vocabulary else set()
        if unknown:
            raise ValidationError(_("Unknown: %(values)s.") % {"values": ", ".join(sorted(unknown))})
        for item in value if self.each else ():
            self.each(item)

    def formfield(self, **kwargs: object) -> forms.Field:
        options = {"label": capfirst(self.verbose_name), "required": False, "help_text": self.help_text}
        if self.vocabulary is None:
            return LinesField(**options, widget=forms.Textarea(attrs={"rows": 3}))
        return forms.MultipleChoiceField(
            **options, choices=self.vocabulary.choices, widget=forms.CheckboxSelectMultiple
        )


@ListField.register_lookup
class Has(Contains):
    """True for rows whose list holds the value, whole."""

    lookup_name = "has"

    def get_prep_lookup(self) -> str:
        return f"{SEPARATOR}{self.rhs}{SEPARATOR}"

    def get_rhs_op(self, connection: object, rhs: str) -> str:
        return connection.operators["contains"] % rhs


class DerivedField(models.CharField):
    """A text worked out from the rest of the row each time it is saved, by the method `derive`."""

    def __init__(self, *args: object, derive: str = "", **kwargs: object) -> None:
        self.derive = derive
        kwargs |= {"editable": False, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: object) -> list[checks.CheckMessage]:
        errors = super().check(**kwargs)
        if not callable(getattr(self.model, self.derive or " ", None)):
            errors.append(checks.Error(f"{self} derives from no method.", obj=self, id="partners.E001"))
        return errors

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        if not self.derive:  # the models of migrations have columns, not methods
            return super().pre_save(model_instance, add)
        value = getattr(model_instance, self.derive)()
        setattr(model_instance, self.attname, value)
        return value


class NumberField(models.CharField):
    """An official number, kept without the blanks, dots and dashes that people type or paste."""

    def to_python(self, value: str | None) -> str | None:
        return None if value is None else compact(str(value))

    def formfield(self, **kwargs: object) -> forms.Field:
        return super().formfield(max_length=LONGEST_TYPED, **kwargs)
