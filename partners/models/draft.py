"""What somebody typed into a form of the space and did not send yet."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from partners.models.organisation import Organisation

KEPT_FOR = timedelta(days=90)


class FormDraftQuerySet(models.QuerySet["FormDraft"]):
    def old(self) -> Self:
        return self.filter(saved_at__lt=timezone.now() - KEPT_FOR)


class FormDraft(models.Model):
    """The fields of one form as typed, one row a user and sheet or page: `offer:12`, `workshop:new`.

    `based_on` is the edition of the text that the person had before them.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    based_on = models.CharField(max_length=32, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = FormDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "what"], name="draft_once_a_user_and_sheet"
            )
        ]

    def __str__(self) -> str:
        return self.what
