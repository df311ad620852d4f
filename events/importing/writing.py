"""Writes what was planned: new pages and sessions in bulk, the catalogue once a batch."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.importing.new_pages import NewWorkshop, add_workshops
from events.importing.planning import Plan
from events.importing.texts import SOURCE, tell
from events.keeping_in_step import refresh_workshops
from events.models import CalendarPage, Session, WorkshopPage
from events.services.capacity import settle
from events.services.moving import facts_of
from network.catalogue.models import Skill
from network.catalogue.projection import one_refresh
from network.geo.normalise import normalise
from partners.models import Organisation


class NoCalendarError(Exception):
    """There is no page to put new workshops under; the message says what to do."""


class Writer:
    """Writes plans, a batch a transaction."""

    def __init__(self) -> None:
        calendar = CalendarPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if calendar is None:
            raise NoCalendarError(_("Make a calendar page first: imported workshops go under it."))
        self.calendar = calendar
        self.skills = {skill.key: skill for skill in Skill.objects.in_language(settings.LANGUAGE_CODE)}
        self.organisations = {
            normalise(one.name): one for one in Organisation.objects.order_by("live", "-pk")
        }

    @transaction.atomic
    def write(self, plans: Sequence[Plan]) -> None:
        # Before anything of the content: whoever registers takes a session first as well.
        changed = [session.pk for plan in plans for session in plan.changed]
        held = list(Session.objects.select_for_update().filter(pk__in=changed).order_by("pk"))
        before = {session.pk: facts_of(session) for session in held if session.is_booked}
        with one_refresh():
            add_workshops(self.calendar, [self._new(plan) for plan in plans if plan.page is None])
            for plan in plans:
                if plan.page and plan.changes:
                    self._change(plan.page, plan)
            self._write_sessions(plans)
            refresh_workshops(plan.key for plan in plans if plan.created or plan.changed)
        for session, facts in before.items():
            settle(session=session, now=timezone.now(), before=facts)

    def _new(self, plan: Plan) -> NewWorkshop:
        page = WorkshopPage(translation_key=plan.key, source=SOURCE, source_id=plan.identifier)
        tell(page, plan.text)
        page.organisation = self._organisation(plan.text.organisation)
        return page, [self.skills[key] for key in plan.text.skills]

    def _change(self, page: WorkshopPage, plan: Plan) -> None:
        tell(page, plan.text)
        page.organisation = self._organisation(plan.text.organisation)
        page.skills.set([self.skills[key] for key in plan.text.skills])
        publish(page)

    def _write_sessions(self, plans: Sequence[Plan]) -> None:
        Session.objects.bulk_create([session for plan in plans for session in plan.created])
        changed = [session for plan in plans for session in plan.changed]
        Session.objects.bulk_update(changed, ["ends_at", "capacity", "status", "remote_url"])

    def _organisation(self, name: str) -> Organisation:
        key = normalise(name)
        if key not in self.organisations:
            self.organisations[key] = Organisation.objects.create(name=name, source=SOURCE)
        return self.organisations[key]


def publish(page: WorkshopPage) -> None:
    """Save a page that changed, with a revision when its history has any; a waiting draft stays as it is."""
    if page.latest_revision_id and not page.has_unpublished_changes:
        page.save_revision(clean=False).publish()
        return
    if not page.has_unpublished_changes:
        page.draft_title = page.title
    page.last_published_at = timezone.now()
    page.save()
