"""How a sheet of paper is sent to a browser."""

from django.http import HttpResponse
from django.utils.text import slugify

LONGEST_NAME = 60


def pdf_answer(content: bytes, *, name: str) -> HttpResponse:
    """Return a PDF that a browser shows, saved under `name` in plain letters; search engines leave it."""
    file = slugify(name)[:LONGEST_NAME].strip("-") or "document"
    headers = {
        "Content-Disposition": f'inline; filename="{file}.pdf"',
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)
