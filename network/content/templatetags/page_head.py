"""What machines read in a page's head: canonical address, Open Graph, schema.org."""

import json

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from network.content.trail import breadcrumb_list

register = template.Library()

# Inside a script element only these could end it or open another.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


@register.simple_tag
def json_ld(thing: dict[str, object]) -> SafeString:
    """Return a schema.org thing as a script element that holds data, not code (CSP lets it be)."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, default=str)
    # Not `translate`, which goes sign by sign: a page has as many things as dates.
    for sign, escaped in _ESCAPES.items():
        text = text.replace(sign, escaped)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.simple_tag(takes_context=True)
def page_things(context: template.Context) -> list[dict[str, object]]:
    """Return what the page says it is and where it stands; nothing without a page."""
    page, request = context.get("page"), context.get("request")
    if not hasattr(page, "json_ld") or not isinstance(request, HttpRequest):
        return []
    trail = context.get("trail")
    here = [{"title": page.social_title, "url": request.path}]
    return [*page.json_ld(request), *([breadcrumb_list([*trail, *here])] if trail else [])]


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, path: str = "") -> str:
    """Return the public address of a path; of the page asked for, without its query, when none is given."""
    request = context.get("request")
    return f"{settings.SITE_URL}{path or (request.path if request else '/')}"


@register.simple_tag(takes_context=True)
def alternates(context: template.Context) -> list[dict[str, str]]:
    """Return code and path of each language version, then of the one for others; none when it is alone."""
    found = context.get("versions") or {}
    if len(found) < 2:
        return []
    default = found.get(settings.LANGUAGE_CODE) or next(iter(found.values()))
    return [{"code": code, "path": path} for code, path in {**found, "x-default": default}.items()]
