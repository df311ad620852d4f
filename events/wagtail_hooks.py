"""Where Wagtail's admin meets workshops and sessions."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from events.admin.sheets import addresses, page_sheets
from events.admin.viewset import SessionViewSet
from events.models import Session, WorkshopPage
from network.content.admin.deleting import KeepsRows

hooks.register("register_admin_viewset", lambda: SessionViewSet())
hooks.register("register_admin_urls", addresses)
hooks.register("register_page_listing_more_buttons", page_sheets)
hooks.register("register_page_header_buttons", page_sheets)
KeepsRows(
    WorkshopPage,
    lambda: Session.objects.workshop_keys(),
    _(
        "Not deleted: %(titles)s has sessions that people may count on. Unpublish the page to hide "
        "it, or delete its sessions first; moderators can."
    ),
).register()
