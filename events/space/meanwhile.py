"""What somebody else wrote while a form was open, in the words that people read."""

from collections.abc import Iterable, Iterator

from django import forms
from django.utils.formats import localize


def other_words(typed: forms.ModelForm, theirs: forms.ModelForm) -> list[tuple[str, str]]:
    """Return label and words of each field that the other person has otherwise than what was typed.

    `typed` is bound and not checked yet, `theirs` shows what is written now.
    """
    return [(str(field.label), _words(field)) for field in theirs if field.name in typed.changed_data]


def _words(field: forms.BoundField) -> str:
    value = field.value()
    if value is None or value == "":
        return ""
    if hasattr(field.field, "choices"):
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(_labels(field.field.choices, {str(one) for one in chosen}))
    return str(localize(value))


def _labels(choices: Iterable[tuple[object, object]], chosen: set[str]) -> Iterator[str]:
    return (str(label) for key, label in choices if str(key) in chosen)
