"""What is shown of an account, such as recovery codes, is stored by no browser and no program between."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from network.content.private import mark_private

ROOM = "compte/"


class KeptNowhereMiddleware:
    """Marks the answers of all addresses of accounts as private."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        _language, _, rest = request.path_info.lstrip("/").partition("/")
        return mark_private(response) if rest.startswith(ROOM) else response
