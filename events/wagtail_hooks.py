"""Where Wagtail's admin meets workshops and sessions."""

from wagtail import hooks

from events.admin.deleting import refuse_page, refuse_pages
from events.admin.viewset import SessionViewSet

hooks.register("register_admin_viewset", lambda: SessionViewSet())
hooks.register("before_delete_page", refuse_page)
hooks.register("before_bulk_action", refuse_pages)
