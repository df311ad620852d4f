"""What the public site adds to the way Wagtail serves a page."""

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

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
