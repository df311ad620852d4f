"""The button that puts a version back: it says which words its reader had before them."""

from django import forms


class PutBackForm(forms.Form):
    based_on = forms.CharField(max_length=32, widget=forms.HiddenInput)
