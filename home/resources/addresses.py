"""Which web addresses a resource may have: a plain public page, never a script nor somebody's password."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _


@deconstructible
class WebAddress(URLValidator):
    """An http or https address without a user name nor a password."""

    schemes = ["http", "https"]
    message = _("Write a web address that begins with https://.")

    def __init__(self) -> None:
        super().__init__()

    def __call__(self, value: str) -> None:
        super().__call__(value)
        if "@" in urlsplit(value).netloc:
            raise ValidationError(_("Remove the user name and the password from the address."))
