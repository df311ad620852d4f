"""The sheets of a workshop for those who edit it, as they would be if its draft were published."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, re_path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from events.announcing.telling import announcement
from events.announcing.views import draw
from events.models import Session, WorkshopPage
from network.content.models import NetworkSettings
from network.users.models import User

LABELS = {"affiche": _("Poster to print (PDF)"), "feuille": _("Hand-out to give (PDF)")}


@never_cache
def draft_sheet(request: HttpRequest, page_id: int, sheet: str) -> HttpResponse:
    """Return a sheet of the latest draft, in the language of the page, to whoever may edit it."""
    page = get_object_or_404(WorkshopPage, pk=page_id)
    if not (
        page.permissions_for_user(request.user).can_edit() or request.user.has_perm("events.change_session")
    ):
        raise PermissionDenied
    with override(page.locale.language_code):
        # Read anew: the request's own settings speak the language of the admin.
        network = NetworkSettings.base_queryset().filter(site=page.get_site()).first() or NetworkSettings()
        return draw(announcement(page.get_latest_revision_as_object(), network), sheet, request)


def page_sheets(page: Page, user: User, **kwargs: object) -> Iterator[Button]:
    """Give a button for each sheet of a workshop, to whoever may edit it; none for other pages."""
    if isinstance(page, WorkshopPage) and page.permissions_for_user(user).can_edit():
        for number, (label, url) in enumerate(_sheets(page)):
            yield Button(label, url=url, icon_name="doc-full", priority=70 + number)


def session_sheets(session: Session) -> list[MenuItem]:
    """Return the same for the workshop of a session."""
    if session.workshop is None:
        return []
    return [
        MenuItem(label, url=url, icon_name="doc-full", priority=22)
        for label, url in _sheets(session.workshop)
    ]


def _sheets(page: WorkshopPage) -> Iterator[tuple[str, str]]:
    for sheet, label in LABELS.items():
        yield label, reverse("workshop_draft_sheet", args=[page.pk, sheet])


def addresses() -> list[URLPattern]:
    pattern = r"^workshops/(?P<page_id>\d+)/(?P<sheet>affiche|feuille)\.pdf$"
    return [re_path(pattern, draft_sheet, name="workshop_draft_sheet")]
