"""Whether the site can answer: for those who watch it."""

from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from network.catalogue.engines import catalogue_engine
from network.catalogue.models import CatalogueState
from network.letters.state import letters_state


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """Return 200 with the engine, the age of the catalogue and what its index lacks; 503 without database."""
    try:
        changed_at = CatalogueState.objects.values_list("changed_at", flat=True).first()
        engine = catalogue_engine().health()
        letters = letters_state(timezone.now())
    except DatabaseError:
        return JsonResponse({"database": "down"}, status=503)
    body = {
        "database": "up",
        "engine": engine.engine,
        "detail": engine.detail,
        "index_age_seconds": _age(changed_at),
        "letters": {
            "waiting": letters.waiting,
            "lag_seconds": _age(letters.since),
            "set_aside": letters.set_aside,
        },
        "outbox": {"waiting": engine.waiting, "lag_seconds": _age(engine.waiting_since)},
    }
    return JsonResponse(body, status=200 if engine.is_up else 503)


def _age(moment: datetime | None) -> int | None:
    return round((timezone.now() - moment).total_seconds()) if moment else None
