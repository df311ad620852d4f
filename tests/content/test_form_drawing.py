"""A list of choices drawn by hand is the list that Django draws."""

import re

from django import forms
from django.forms.renderers import DjangoTemplates

from network.content.form_drawing import FormDrawing

CHOICES = [
    ("", "Tous"),
    ("Groupe « a & b »", [("1", "Un <b>"), ("2", 'Deux "2"')]),
    (3, "Trois"),
]


class Question(forms.Form):
    one = forms.ChoiceField(choices=CHOICES, widget=forms.Select(attrs={"class": "x", "data-off": False}))
    many = forms.MultipleChoiceField(choices=CHOICES, required=False, help_text="Plusieurs", disabled=True)


def drawn(renderer: DjangoTemplates, data: dict[str, object]) -> str:
    form = Question(data, renderer=renderer)
    return re.sub(r">\s+<", "><", f"{form['one']}{form['many']}")


def test_it_is_the_same_text():
    for data in ({"one": "2", "many": ["1", "3"]}, {"one": "wrong"}, {}):
        assert drawn(FormDrawing(), data) == drawn(DjangoTemplates(), data)
