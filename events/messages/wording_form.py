"""Staff write the words of a message: what stands between braces is checked before it can mislead anybody."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.messages.defaults import Words
from events.messages.placeholders import REQUIRED, Placeholder, allowed, named
from events.models import Wording
from network.catalogue.feeds.content_lines import plain

_STRAY = re.compile(r"\{[^{}]*\{|\}[^{}]*\}|\{[^{}]*$|^[^{}]*\}")


class WordingForm(forms.ModelForm):
    """Subject and text of one kind in one language, which the instance says."""

    class Meta:
        model = Wording
        fields = ["subject", "text"]
        widgets = {"subject": forms.TextInput(), "text": forms.Textarea(attrs={"rows": 18})}

    def clean_subject(self) -> str:
        subject = plain(self.cleaned_data["subject"]).strip()
        self._check(subject)
        return subject

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        self._check(text)
        missing = set(REQUIRED.get(self.instance.kind, ())) - {meant for _name, meant in named(text)}
        if missing:
            raise forms.ValidationError(
                _("Without %(names)s the message does not do its work: write it in the text.")
                % {"names": self._listed(one for one in Placeholder if one in missing)}
            )
        return text

    def words(self) -> Words:
        """Return the cleaned words."""
        return Words(self.cleaned_data["subject"], self.cleaned_data["text"])

    def _check(self, text: str) -> None:
        possible = allowed(self.instance.kind)
        if _STRAY.search(text):
            raise forms.ValidationError(_("A brace is alone: every { needs its } on the same line."))
        unknown = [name for name, meant in named(text) if meant not in possible]
        if unknown:
            raise forms.ValidationError(
                _("This message knows nothing of {%(name)s}. Choose among: %(names)s")
                % {"name": unknown[0], "names": self._listed(possible)}
            )

    def _listed(self, names: object) -> str:
        return listed(names, self.instance.language)


def listed(names: object, language: str) -> str:
    """Return names as one writes them in a language: "{prénom}, {quand}"."""
    with override(language):
        return ", ".join(f"{{{one.label}}}" for one in names)
