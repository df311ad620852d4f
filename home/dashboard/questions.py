"""What may wait for somebody: each question names its things and the list where they are dealt with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext_lazy
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from events.models import Message, Session
from home.models import Consent, LinkCheck, ResourcePage, ResourceReport
from home.models.resource_page import FRESH_FOR
from home.testimonials.days import today
from network.users.models import User
from partners.enums import Decision
from partners.models import ImportRun, JoinRequest, Offer, Organisation, Place, Proposal, SheetReport
from partners.models.import_run import State as ImportState
from partners.trust.freshness import Freshness

STALE_AFTER = relativedelta(months=12)


@dataclass(frozen=True, slots=True)
class Question:
    """Things that may wait; `label` names so many of them, `url` is the list where they are dealt with."""

    things: QuerySet
    label: object
    url: str


def to_review(user: User, now: datetime) -> Question:
    return Question(
        TaskState.objects.reviewable_by(user),
        ngettext_lazy("text to review", "texts to review", "count"),
        _list("wagtailadmin_reports:workflow", reviewable="true"),
    )


def sent_back(user: User, now: datetime) -> Question:
    status = WorkflowState.STATUS_NEEDS_CHANGES
    return Question(
        WorkflowState.objects.filter(requested_by=user, status=status),
        ngettext_lazy("text of yours to change", "texts of yours to change", "count"),
        _list("wagtailadmin_reports:workflow", status=status, requested_by=user.pk),
    )


def translations_to_publish(user: User, now: datetime) -> Question:
    """Translated pages nobody published or scheduled: their editor has no button to send them for review."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    translations = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale"), enabled=True
    )
    hidden = mine.filter(Exists(translations), live=False, expired=False)
    return Question(
        hidden.annotate_approved_schedule().filter(_approved_schedule=False),
        ngettext_lazy("translation to publish", "translations to publish", "count"),
        reverse("wagtail_localize:translations_report"),
    )


def lost_sessions(user: User, now: datetime) -> Question | None:
    if not user.has_perm("events.change_session"):
        return None
    return Question(
        Session.objects.upcoming(now).lost(),
        ngettext_lazy("session that nobody can find", "sessions that nobody can find", "count"),
        _list("session:index", when="coming", lost="true"),
    )


def undelivered_messages(user: User, now: datetime) -> Question | None:
    if not user.has_perm("events.change_message"):
        return None
    return Question(
        Message.objects.to_call(now),
        ngettext_lazy("message that did not arrive", "messages that did not arrive", "count"),
        reverse("message:index"),
    )


def requests_to_join(user: User, now: datetime) -> Question | None:
    if not user.has_perm("partners.change_joinrequest"):
        return None
    return Question(
        JoinRequest.objects.filter(decision=Decision.OPEN),
        ngettext_lazy("request to take part", "requests to take part", "count"),
        reverse("joinrequest:index"),
    )


def changes_of_partners(user: User, now: datetime) -> Question | None:
    if not user.has_perm("partners.publish_organisation"):
        return None
    return Question(
        Proposal.objects.to_review(),
        ngettext_lazy("change of a partner to review", "changes of partners to review", "count"),
        reverse("review:index"),
    )


def files_of_partners(user: User, now: datetime) -> Question | None:
    if not user.has_perm("partners.publish_organisation"):
        return None
    return Question(
        ImportRun.objects.filter(state=ImportState.ASKED),
        ngettext_lazy("file of a partner to import", "files of partners to import", "count"),
        reverse("review:index"),
    )


def stale_pages(user: User, now: datetime) -> Question:
    """Pages not published for a year; to publish one again without a change says that it still holds."""
    before = timezone.localdate(now) - STALE_AFTER
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return Question(
        mine.filter(live=True, last_published_at__date__lte=before),
        ngettext_lazy("page to read again, a year old", "pages to read again, a year old", "count"),
        _list("wagtailadmin_reports:aging_pages", live="true", last_published_at=before),
    )


def unreachable_places(user: User, now: datetime) -> Question | None:
    label = ngettext_lazy("place without any contact", "places without any contact", "count")
    return _unreachable(Place, label) if user.has_perm("partners.change_place") else None


def unreachable_organisations(user: User, now: datetime) -> Question | None:
    label = ngettext_lazy("organisation without any contact", "organisations without any contact", "count")
    return _unreachable(Organisation, label) if user.has_perm("partners.change_organisation") else None


def lapsed_places(user: User, now: datetime) -> Question | None:
    label = ngettext_lazy(
        "place that left the catalogue: nobody answers for it",
        "places that left the catalogue: nobody answers for them",
        "count",
    )
    return _lapsed(Place, label, now) if user.has_perm("partners.change_place") else None


def lapsed_offers(user: User, now: datetime) -> Question | None:
    label = ngettext_lazy(
        "offer that left the catalogue: nobody answers for it",
        "offers that left the catalogue: nobody answers for them",
        "count",
    )
    return _lapsed(Offer, label, now) if user.has_perm("partners.change_offer") else None


def dead_links(user: User, now: datetime) -> Question | None:
    if not user.has_perm("home.view_linkcheck"):
        return None
    return Question(
        LinkCheck.objects.broken(),
        ngettext_lazy("link that leads nowhere", "links that lead nowhere", "count"),
        _list("link_report", is_dead="true"),
    )


def reports_by_readers(user: User, now: datetime) -> Question | None:
    if not user.has_perm("home.change_resourcereport"):
        return None
    return Question(
        ResourceReport.objects.waiting(),
        ngettext_lazy("report by a reader", "reports by readers", "count"),
        _list("resourcereport:index", state="waiting"),
    )


def errors_reported(user: User, now: datetime) -> Question | None:
    if not user.has_perm("partners.change_sheetreport"):
        return None
    return Question(
        SheetReport.objects.waiting(),
        ngettext_lazy("error reported in the directory", "errors reported in the directory", "count"),
        _list("sheetreport:index", state="waiting"),
    )


def stale_resources(user: User, now: datetime) -> Question:
    today = timezone.localdate(now)
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return Question(
        ResourcePage.objects.stale(today).filter(pk__in=mine.order_by().values("pk")),
        ngettext_lazy("resource to check again, a year old", "resources to check again, a year old", "count"),
        _list("resources:index", checked_before=today - FRESH_FOR),
    )


def ending_consents(user: User, now: datetime) -> Question | None:
    if not user.has_perm("home.change_consent"):
        return None
    return Question(
        Consent.objects.ending(today()).in_use(),
        ngettext_lazy("consent that ends within a month", "consents that end within a month", "count"),
        _list("consent:index", state="ending"),
    )


def _unreachable(model: type[Place] | type[Organisation], label: object) -> Question:
    url = _list(model.snippet_viewset.get_url_name("list"), live="true", unreachable="true")
    return Question(model.objects.live().unreachable(), label, url)


def _lapsed(model: type[Place] | type[Offer], label: object, now: datetime) -> Question:
    url = _list(model.snippet_viewset.get_url_name("list"), live="true", freshness=Freshness.HIDDEN.value)
    return Question(model.objects.live().lapsed(timezone.localdate(now)), label, url)


def _list(name: str, **filters: object) -> str:
    return f"{reverse(name)}?{urlencode(filters)}"


QUESTIONS: list[Callable[[User, datetime], Question | None]] = [
    to_review,
    sent_back,
    translations_to_publish,
    lost_sessions,
    undelivered_messages,
    requests_to_join,
    changes_of_partners,
    files_of_partners,
    stale_pages,
    unreachable_places,
    unreachable_organisations,
    lapsed_places,
    lapsed_offers,
    dead_links,
    reports_by_readers,
    errors_reported,
    stale_resources,
    ending_consents,
]
