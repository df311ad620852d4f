"""An organisation writes the page of a workshop: public at once when it is trusted, else reviewed first."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from events.models import CalendarPage, WorkshopPage
from network.users.models import User
from partners.models import Organisation
from partners.permissions import PUBLISHES_ALL, acts_for


class NoCalendarError(Exception):
    """There is no page to put new workshops under; the message says what to do."""


@transaction.atomic
def propose_workshop(*, page: WorkshopPage, user: User, organisation: Organisation) -> bool:
    """Keep what was written as a revision; return whether the public reads it now.

    `page` is checked and holds its changes; a new one is put below the calendar. Without trust the
    page waits for moderators in its workflow, begun again for what was written last.
    """
    page.organisation = organisation
    if page.pk is None:
        _add(page, user)
    revision = page.save_revision(user=user, clean=False)
    data = {"for": organisation.pk} if acts_for(user, organisation) else None
    log(page, "wagtail.edit", user=user, revision=revision, content_changed=True, data=data)
    if organisation.is_trusted or user.has_perm(PUBLISHES_ALL):
        # The trust given to the organisation is the right: its people have none in the admin.
        revision.publish(user=user, skip_permission_checks=True)
        return True
    _review(page, user)
    return False


def _add(page: WorkshopPage, user: User) -> None:
    calendar = CalendarPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if calendar is None:
        raise NoCalendarError(_("The site has no calendar page yet. Call us."))
    skills = list(page.skills.all())
    page.live, page.owner, page.draft_title = False, user, page.title
    calendar.add_child(instance=page)
    page.skills = skills


def _review(page: WorkshopPage, user: User) -> None:
    if page.current_workflow_state:
        page.current_workflow_state.cancel(user=user)
    workflow = page.get_workflow()
    if workflow:
        workflow.start(page, user)


def latest(page: WorkshopPage) -> WorkshopPage:
    """Return the page as it was written last, public or not."""
    return page.get_latest_revision_as_object()


def edition(page: WorkshopPage) -> str:
    """Return the mark of what was written last: another one means that somebody wrote since."""
    newest = Revision.objects.for_instance(page).order_by("-created_at", "-pk").values_list("pk", flat=True)
    return str(newest.first() or "") if page.pk else ""
