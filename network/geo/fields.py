"""The form field in which a person types a place and the form gets a match."""

from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from network.geo.gazetteer import find, suggest
from network.geo.normalise import clean
from network.geo.records import Match
from network.geo.typed import MAX_LENGTH

Departments = Iterable[str] | Callable[[], Iterable[str]]


class PlaceField(forms.CharField):
    """A commune, a postcode or a point; `clean()` returns a `Match`, None when left empty.

    `prefer_departments` holds the codes of the départements that win among namesakes, or is
    called for them each time. The text is cut at 80 characters, its controls become blanks; one of
    controls alone is no place.
    """

    default_error_messages = {
        "unknown": _("We did not find this place. Try a commune or a postcode."),
        "unknown_but_close": _("We did not find this place. Did you mean %(names)s?"),
    }

    def __init__(self, *, prefer_departments: Departments = (), **kwargs: Any) -> None:
        self.prefer_departments = prefer_departments
        super().__init__(**{"max_length": MAX_LENGTH, **kwargs})

    def to_python(self, value: object) -> str:
        """Return the text without controls, at most 80 characters of it."""
        return clean(super().to_python(value), MAX_LENGTH)

    def clean(self, value: object) -> Match | None:
        """Return the match of the text; raise ValidationError when there is none."""
        text = super().clean(value)
        if text in self.empty_values:
            return self._refuse("", frozenset()) if str(value or "").strip() else None
        departments = self._departments()
        return find(text, departments) or self._refuse(text, departments)

    def prepare_value(self, value: object) -> object:
        """Return the label of a match given as initial value, any other value unchanged."""
        return value.label if isinstance(value, Match) else value

    def _departments(self) -> frozenset[str]:
        preferred = self.prefer_departments
        return frozenset(preferred() if callable(preferred) else preferred)

    def _refuse(self, text: str, departments: frozenset[str]) -> NoReturn:
        names = ", ".join(commune.label for commune in suggest(text, prefer_departments=departments))
        code = "unknown_but_close" if names else "unknown"
        raise ValidationError(self.error_messages[code], code=code, params={"names": names})
