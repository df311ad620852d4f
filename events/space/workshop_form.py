"""What an organisation says of a workshop it leads."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import WorkshopPage
from network.catalogue.models import Skill
from network.sheets.reading import one_line

LINES = {"rows": 3}


class WorkshopForm(forms.ModelForm):
    """The texts and facts of the page; who leads it and where it stands in the tree are not asked."""

    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("In the words of people who come: “Send photos”.")
    )
    introduction = forms.CharField(
        label=_("In one or two sentences"), max_length=300, widget=forms.Textarea(attrs=LINES)
    )

    class Meta:
        model = WorkshopPage
        fields = [
            "title",
            "introduction",
            "kind",
            "skills",
            "level",
            "you_will",
            "audience",
            "prerequisites",
            "access",
            "format",
            "equipment_provided",
            "bring",
            "fee",
            "fee_note",
            "led_by",
        ]
        widgets = {
            "you_will": forms.Textarea(attrs=LINES),
            "skills": forms.CheckboxSelectMultiple,
            "level": forms.RadioSelect,
            "format": forms.RadioSelect,
            "fee": forms.RadioSelect,
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skills"].queryset = Skill.objects.filter(locale=self.instance.locale)
        self.fields["skills"].required = True

    def clean_title(self) -> str:
        return one_line(self.cleaned_data["title"])
