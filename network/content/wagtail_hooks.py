"""What Wagtail gains: pages served in their own language; hints and a closer check while one writes."""

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.models import Page

from network.content.checker import PageChecker
from network.content.hints import readability
from network.content.languages import is_readable_here, say_untranslated

Serve = Callable[[Page, HttpRequest, Sequence[object], Mapping[str, object]], HttpResponse]
# Inside Wagtail's own look at who may see the page.
INSIDE = 1000


@hooks.register("on_serve_page", order=INSIDE)
def keep_languages_apart(serve: Serve) -> Serve:
    """Show no text under the address of another language."""

    def serve_own_language(
        page: Page, request: HttpRequest, args: Sequence[object], kwargs: Mapping[str, object]
    ) -> HttpResponse:
        if is_readable_here(page, request):
            return serve(page, request, args, kwargs)
        return say_untranslated(page, request)

    return serve_own_language


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("readability/", readability, name="readability")]


@hooks.register("insert_editor_js")
def writing_script() -> SafeString:
    tag = '<script type="module" src="{}" data-readability="{}"></script>'
    return format_html(tag, static("js/readability.js"), reverse("readability"))


@hooks.register("insert_global_admin_css")
def admin_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_wagtail_userbar")
def check_more(request: HttpRequest, items: list[BaseItem], page: object) -> None:
    """Replace Wagtail's check of a shown page by our own."""
    items[:] = [PageChecker() if isinstance(item, ContentCheckerItem) else item for item in items]
