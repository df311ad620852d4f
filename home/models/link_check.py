"""What became of the address of a resource when we last looked."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.resources.enums import LinkStatus

# A site may rest for a night: only the second silence in a row counts.
SILENCES = 2


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def broken(self) -> Self:
        """Links that lead people nowhere."""
        return self.filter(_BROKEN)

    def broken_first(self) -> Self:
        """The dead ones first, those that fail longest before the others."""
        is_fine = models.Case(models.When(_BROKEN, then=0), default=1)
        return self.order_by(is_fine, "-failures", "url")


_BROKEN = Q(status__in=[LinkStatus.BROKEN, LinkStatus.REFUSED]) | Q(
    status=LinkStatus.UNREACHABLE, failures__gte=SILENCES
)


class LinkCheck(models.Model):
    """One address, whatever the number of resources and languages that lead there.

    Known by the address itself: a resource whose address changes has not been checked yet.
    """

    url = models.URLField(_("address"), max_length=500, unique=True)
    status = models.CharField(_("what we found"), max_length=12, choices=LinkStatus.choices)
    http_code = models.PositiveSmallIntegerField(_("HTTP code"), null=True, blank=True)
    checked_at = models.DateTimeField(_("checked"))
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    last_ok_at = models.DateTimeField(_("last answered"), null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url
