"""Asks for a file and what it holds."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from network.sheets.reading import MOST_BYTES
from partners.imports.kinds import importers


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What the file holds"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, at most 20,000 rows. Nothing is written before you confirm."),
        max_length=200,
        error_messages={"empty": _("The file is empty: send an XLSX or a “CSV UTF-8” file.")},
        validators=[
            FileExtensionValidator(
                ["csv", "txt", "tsv", "xlsx"], _("Choose a CSV or an XLSX file: save yours as one of them.")
            )
        ],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.name, one.label) for one in importers()]

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 50 MB: cut it in parts."))
        return file
