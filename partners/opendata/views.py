"""Serves the public files as they lie on the disk: a visitor never has one made."""

from datetime import UTC, date, datetime
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from network.content.models import NetworkSettings
from partners.opendata.describing import LICENCE, as_dcat, datasets
from partners.opendata.publishing import SUFFIXES, current, dated, days

TYPES = {"csv": "text/csv", "json": "application/json"}


def _path(name: str, day: date | None) -> Path:
    path = dated(name, day) if day else current(name)
    if not path.exists():
        raise Http404
    return path


def _etag(request: HttpRequest, name: str, day: date | None = None) -> str:
    # A file is only ever put in place whole, and only when it differs.
    stat = _path(name, day).stat()
    return f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'


def _modified(request: HttpRequest, name: str, day: date | None = None) -> datetime:
    return datetime.fromtimestamp(_path(name, day).stat().st_mtime, UTC)


@require_safe
@condition(_etag, _modified)
def file(request: HttpRequest, name: str, day: date | None = None) -> HttpResponse:
    """Serve a file of today, or as it was from a day on which it changed."""
    path = _path(name, day)
    response = HttpResponse(path.read_bytes(), content_type=f"{TYPES[SUFFIXES[name]]}; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{path.name}"'
    return _for_everybody(response)


@require_safe
def history(request: HttpRequest, name: str) -> JsonResponse:
    """Tell the days on which a file changed, and where it is kept as it was then."""
    kept = [{"day": day, "url": f"/donnees/{name}/{day.isoformat()}.{SUFFIXES[name]}"} for day in days(name)]
    return _for_everybody(JsonResponse({"results": kept}))


def _for_everybody(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


@require_safe
def dcat(request: HttpRequest) -> JsonResponse:
    """Describe the files to programs."""
    told = as_dcat(NetworkSettings.for_request(request).name)
    return _for_everybody(JsonResponse(told, content_type="application/ld+json"))


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Describe the files to people: what they hold, how fresh they are, how to take them."""
    return render(request, "partners/open_data.html", {"datasets": datasets(), "licence": LICENCE})
