"""The request of somebody who works for an organisation and was not invited."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from partners.enums import Decision


class JoinRequest(models.Model):
    """What a moderator needs to know to invite somebody, or to say why not; erased a month after."""

    organisation_name = models.CharField(_("organisation"), max_length=200)
    commune = models.CharField(_("commune"), max_length=100, blank=True)
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail"))
    phone = PhoneNumberField(_("phone"), region="FR", blank=True)
    words = models.TextField(_("what they say"), max_length=1000, blank=True)
    language = models.CharField(max_length=10)
    created_at = models.DateTimeField(_("asked on"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("request of somebody")
        verbose_name_plural = _("requests of people")
        ordering = ["-created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.pk}"
