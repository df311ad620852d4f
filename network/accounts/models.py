"""Letters about accounts; an account itself is a user, its second factors and sessions are allauth's rows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.letters.models import Letter


class AccountLetter(Letter):
    """A letter about an account; its words may hold a link that logs in, and are forgotten once it left."""

    forgotten: ClassVar[dict[str, str]] = {"text": "", "email": ""}

    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("letter about an account")
        verbose_name_plural = _("letters about accounts")
