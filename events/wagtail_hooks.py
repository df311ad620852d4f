"""Where Wagtail's admin meets workshops and sessions."""

from collections.abc import Sequence

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.permissions import register_permission_policy

from events.admin.feedback import feedback_addresses
from events.admin.sheets import addresses, page_sheets
from events.admin.undelivered import MessagePolicy, UndeliveredViewSet
from events.admin.viewset import SessionViewSet
from events.admin.wordings import wording_addresses, wordings_menu_item
from events.booked import why_kept
from events.models import Message, Session, WorkshopPage
from network.content.admin.deleting import KeepsRows
from partners.models import Place

register_permission_policy(Message, MessagePolicy(Message))
hooks.register("register_admin_viewset", lambda: [SessionViewSet(), UndeliveredViewSet()])
hooks.register("register_admin_urls", addresses)
hooks.register("register_admin_urls", wording_addresses)
hooks.register("register_admin_urls", feedback_addresses)
hooks.register("register_settings_menu_item", wordings_menu_item)
hooks.register("register_page_listing_more_buttons", page_sheets)
hooks.register("register_page_header_buttons", page_sheets)


@hooks.register("register_permissions")
def rights_on_names() -> QuerySet[Permission]:
    """Let administrators give the right to read who comes to every session, or who read it."""
    names = ["view_registration", "view_rosteraccess"]
    return Permission.objects.filter(content_type__app_label="events", codename__in=names)


KeepsRows(
    WorkshopPage,
    lambda: Session.objects.workshop_keys(),
    _(
        "Not deleted: %(titles)s has sessions that people may count on. Unpublish the page to hide "
        "it, or delete its sessions first; moderators can."
    ),
    lambda keys: why_kept(Session.objects.of_keys(keys)),
).register()


@hooks.register("before_delete_snippet")
def keep_booked_places(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Refuse to delete places where people are registered, alone or several at once."""
    places = [one for one in instances if isinstance(one, Place)]
    reason = why_kept(Session.objects.filter(place__in=places)) if places else ""
    if not reason:
        return None
    messages.error(request, reason)
    return redirect(Place.snippet_viewset.get_url_name("list"))
