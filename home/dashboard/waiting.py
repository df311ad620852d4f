"""What may wait for somebody: each is counted in a query or two and knows where it is dealt with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from events.models import Session
from network.users.models import User
from partners.models import Organisation, Place

STALE_AFTER = relativedelta(months=12)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many things of one kind; `url` is the list where they are dealt with."""

    count: int
    label: str
    url: str


def waiting_for(user: User, now: datetime) -> list[Waiting]:
    """Return what waits for the user, as far as the user's rights go; nothing that counts none."""
    return [one for ask in QUESTIONS if (one := ask(user, now)) and one.count]


def to_review(user: User, now: datetime) -> Waiting:
    count = TaskState.objects.reviewable_by(user).count()
    label = ngettext("text to review", "texts to review", count)
    return Waiting(count, label, _list("wagtailadmin_reports:workflow", reviewable="true"))


def sent_back(user: User, now: datetime) -> Waiting:
    needs_changes = WorkflowState.STATUS_NEEDS_CHANGES
    count = WorkflowState.objects.filter(requested_by=user, status=needs_changes).count()
    label = ngettext("text of yours to change", "texts of yours to change", count)
    url = _list("wagtailadmin_reports:workflow", status=needs_changes, requested_by=user.pk)
    return Waiting(count, label, url)


def stale_pages(user: User, now: datetime) -> Waiting:
    """Pages not published for a year; to publish one again without a change says that it still holds."""
    before = timezone.localdate(now) - STALE_AFTER
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    count = mine.filter(live=True, last_published_at__date__lte=before).count()
    label = ngettext("page to read again, a year old", "pages to read again, a year old", count)
    return Waiting(
        count, label, _list("wagtailadmin_reports:aging_pages", live="true", last_published_at=before)
    )


def lost_sessions(user: User, now: datetime) -> Waiting | None:
    if not user.has_perm("events.change_session"):
        return None
    count = Session.objects.upcoming(now).lost().count()
    label = ngettext("session that nobody can find", "sessions that nobody can find", count)
    return Waiting(count, label, _list("session:index", when="coming", lost="true"))


def unreachable_places(user: User, now: datetime) -> Waiting:
    count = _unreachable(user, Place)
    label = ngettext("place without any contact", "places without any contact", count)
    return Waiting(count, label, _unreachable_list(Place))


def unreachable_organisations(user: User, now: datetime) -> Waiting:
    count = _unreachable(user, Organisation)
    label = ngettext("organisation without any contact", "organisations without any contact", count)
    return Waiting(count, label, _unreachable_list(Organisation))


def _unreachable(user: User, model: type[Place] | type[Organisation]) -> int:
    may_change = user.has_perm(f"partners.change_{model._meta.model_name}")
    return model.objects.live().unreachable().count() if may_change else 0


def _unreachable_list(model: type[Place] | type[Organisation]) -> str:
    return _list(model.snippet_viewset.get_url_name("list"), live="true", unreachable="true")


def _list(name: str, **filters: object) -> str:
    return f"{reverse(name)}?{urlencode(filters)}"


QUESTIONS: list[Callable[[User, datetime], Waiting | None]] = [
    to_review,
    sent_back,
    lost_sessions,
    stale_pages,
    unreachable_places,
    unreachable_organisations,
]
