"""Somebody else wrote while a form was open: what only one of the two changed is as that one wrote it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from django import forms
from django.http import QueryDict
from django.utils.formats import localize

from partners.space.clash import sent_values
from partners.space.typed import plain

# The field that carries what the form showed at first.
BEGAN = "began"
LONGEST = 4_000


def began(form: forms.ModelForm) -> str:
    """Return what a form shows before anybody types, a short mark for each field."""
    return json.dumps({field.html_name: _mark(sent_values(field)) for field in form})


def together(sent: QueryDict, theirs: forms.ModelForm) -> QueryDict:
    """Return what was sent, with what its author left alone as the other one wrote it."""
    marks, meant = _marks(sent), sent.copy()
    for field in theirs:
        if marks.get(field.html_name) == _mark(sent.getlist(field.html_name)):
            meant.setlist(field.html_name, list(sent_values(field)))
    return meant


def other_words(typed: forms.ModelForm, theirs: forms.ModelForm) -> list[tuple[str, str]]:
    """Return label and words of each field that both changed, each otherwise; `theirs` shows what is written.

    `typed` is bound to what `together` returned and not checked yet. Where nobody knows what the form
    showed at first, all that differs is returned.
    """
    marks = _marks(typed.data)
    both = (field for field in theirs if marks.get(field.html_name) != _mark(sent_values(field)))
    return [(str(field.label), _words(field)) for field in both if field.name in typed.changed_data]


def _marks(sent: QueryDict) -> Mapping[str, str]:
    try:
        marks = json.loads(sent.get(BEGAN, "")[:LONGEST])
    except ValueError:
        return {}
    return marks if isinstance(marks, dict) else {}


def _mark(values: Iterable[str]) -> str:
    said = json.dumps([plain(value) for value in values if value])
    return sha256(said.encode()).hexdigest()[:8]


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
