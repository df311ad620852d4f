"""Programmes in the words of schema.org: a grant of money, or a service when it is advice, goods or time."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from funding.enums import AidKind, Applicant, FunderKind
from partners.directory.facts import labels

if TYPE_CHECKING:
    from funding.models import Funder, ProgrammePage

GRANTS = frozenset({AidKind.GRANT, AidKind.FOUNDATION, AidKind.FDVA_1, AidKind.FDVA_2})
PUBLIC = frozenset({FunderKind.STATE, FunderKind.LOCAL_AUTHORITY})
Thing = dict[str, object]


def programme_in_schema_org(page: "ProgrammePage", request: HttpRequest) -> list[Thing]:
    """Return a MonetaryGrant with its amounts, or a Service with its audience and area."""
    thing = _grant(page) if page.aid_kind in GRANTS else _service(page)
    told = {"name": page.title, "description": page.social_text, "url": page.get_full_url(request)}
    return [{name: value for name, value in (thing | told).items() if value}]


def _grant(page: "ProgrammePage") -> Thing:
    return {"@type": "MonetaryGrant", "funder": _funder(page.funder), "amount": _amount(page)}


def _service(page: "ProgrammePage") -> Thing:
    is_public = page.funder.kind in PUBLIC
    audience = labels(Applicant, page.applicants, ", ")
    return {
        "@type": "GovernmentService" if is_public else "Service",
        "serviceType": page.get_aid_kind_display(),
        "provider": _funder(page.funder),
        "areaServed": page.area,
        "audience": {"@type": "Audience", "audienceType": audience} if audience else None,
    }


def _funder(funder: "Funder") -> Thing | None:
    if not funder.live:
        return None
    kind = "GovernmentOrganization" if funder.kind in PUBLIC else "Organization"
    return {"@type": kind, "name": funder.name} | ({"url": funder.website} if funder.website else {})


def _amount(page: "ProgrammePage") -> Thing | None:
    bounds = {"minValue": page.amount_min, "maxValue": page.amount_max}
    known = {name: value for name, value in bounds.items() if value is not None}
    return {"@type": "MonetaryAmount", "currency": "EUR", **known} if known else None
