"""Lines and lists of choices drawn by hand are those that Django draws."""

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
    line = forms.CharField(widget=forms.TextInput(attrs={"placeholder": '<un> & "deux"', "data-on": True}))
    number = forms.FloatField(min_value=1, max_value=2.5)
    letter = forms.EmailField(max_length=20)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    many = forms.MultipleChoiceField(choices=CHOICES, required=False, help_text="Plusieurs", disabled=True)


def drawn(renderer: DjangoTemplates, data: dict[str, object]) -> str:
    form = Question(data, renderer=renderer)
    return re.sub(r">\s+<", "><", "".join(map(str, form)))


def test_it_is_the_same_text():
    typed = {"line": '<b>"', "number": "1,5", "letter": "a@b.fr", "day": "2026-12-08"}
    for data in ({"one": "2", "many": ["1", "3"], **typed}, {"one": "wrong", "line": ""}, {}):
        assert drawn(FormDrawing(), data) == drawn(DjangoTemplates(), data)
