"""`{% qr_code address %}`: what a phone reads from a screen or a sheet of paper, drawn here."""

from functools import lru_cache

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """Return a QR code as SVG, dark on light in every scheme; screen readers have the link beside it."""
    return _qr_code(address)


def draw(address: str) -> SafeString:
    """Return the code of an address drawn anew: one that holds a secret is kept nowhere."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=2, light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308


_qr_code = lru_cache(maxsize=500)(draw)
