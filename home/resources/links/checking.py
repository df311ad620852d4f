"""Which links are due, and what is kept of a visit; nothing here touches the network."""

from datetime import datetime

from django.db.models import F, OuterRef, Q, Subquery

from home.models import LinkCheck, ResourcePage
from home.resources.enums import LINK_ANSWERS, LINK_FAILURES
from home.resources.links.visiting import Visit


def due(*, before: datetime) -> list[str]:
    """Return the addresses of published resources last checked before a moment, those never checked first."""
    checked_at = LinkCheck.objects.filter(url=OuterRef("url")).values("checked_at")
    pages = ResourcePage.objects.live().annotate(link_checked_at=Subquery(checked_at))
    found = pages.filter(Q(link_checked_at=None) | Q(link_checked_at__lt=before))
    ordered = found.order_by(F("link_checked_at").asc(nulls_first=True), "url")
    return list(dict.fromkeys(ordered.values_list("url", flat=True)))


def record(*, url: str, visit: Visit, now: datetime) -> LinkCheck:
    """Keep what a visit found."""
    link = LinkCheck.objects.filter(url=url).first() or LinkCheck(url=url)
    link.status, link.http_code, link.checked_at = visit.status, visit.code, now
    link.failures = link.failures + 1 if visit.status in LINK_FAILURES else 0
    if visit.status in LINK_ANSWERS:
        link.last_ok_at = now
    link.save()
    return link


def forget_unused() -> int:
    """Drop what is known of addresses that no resource has any more; return how many."""
    used = ResourcePage.objects.values("url")
    return LinkCheck.objects.exclude(url__in=used).delete()[0]
