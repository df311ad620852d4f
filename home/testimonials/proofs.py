"""Where signed consents are kept: outside the public media, under names that tell nothing."""

from pathlib import PurePath
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext as _

LARGEST_MB = 10

validate_proof_name = FileExtensionValidator(["pdf", "jpg", "jpeg", "png", "odt", "docx"])


class PrivateStorage(FileSystemStorage):
    """Files that no address leads to: Django would otherwise give them one below the public media."""

    def url(self, name: str | None) -> str:
        raise ValueError("A private file is not accessible by an address.")


def private_storage() -> Storage:
    return storages["private"]


def proof_path(consent: object, name: str) -> str:
    """Return a name without anything of the person's: only what kind of file it is."""
    return f"consents/{uuid4().hex}{PurePath(name).suffix.lower()}"


def validate_proof_size(file: File) -> None:
    if file.size > LARGEST_MB * 1024 * 1024:
        raise ValidationError(_("The file is larger than %(most)s MB.") % {"most": LARGEST_MB})
