"""Public pages load nothing from elsewhere and run nothing inline; headers say so."""

import re

import pytest
from django.conf import settings as site_settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from network.security import ContentPolicyMiddleware

pytestmark = pytest.mark.django_db

INLINE = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)|<style|\son\w+=\"|\sstyle=\"")


def test_the_public_policy_allows_the_site_alone(client):
    policy = client.get("/fr/catalogue/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_admin_has_its_own_policy(client):
    policy = client.get("/admin/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("address", ["/fr/", "/fr/catalogue/", "/fr/annuaire/", "/fr/agenda/"])
def test_public_pages_hold_no_inline_code_or_style_and_no_foreign_address(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert INLINE.search(response.content) is None
    # These name addresses, and load nothing.
    named = re.sub(rb'<a [^>]*>|<link rel="(?:canonical|alternate)"[^>]*>', b"", response.content)
    assert re.findall(rb'(?:src|srcset|href)="(?:https?:)?//', named) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_page_carries_the_security_headers(client, header, value):
    assert client.get("/fr/catalogue/").headers[header] == value


def test_a_visitor_gets_no_cookie(client):
    assert client.get("/fr/").cookies == {}
    assert client.get("/fr/catalogue/?q=mail").cookies == {}


def test_wagtail_asks_nothing_of_third_parties():
    assert site_settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert site_settings.WAGTAIL_ENABLE_UPDATE_CHECK is False


WAYS_OUT = [
    "original_images/x.jpg",
    "documents/x.pdf",
    "images/../documents/x.pdf",
    "images/%2e%2e/documents/x.pdf",
    "images/./../documents/x.pdf",
    "images/..%2fdocuments/x.pdf",
]


@pytest.mark.parametrize("path", WAYS_OUT)
def test_originals_and_documents_have_no_address_below_media(client, settings, tmp_path, path):
    settings.MEDIA_ROOT = tmp_path
    for name in ("images/x.jpg", "original_images/x.jpg", "documents/x.pdf"):
        file = settings.MEDIA_ROOT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    sized = client.get("/media/images/x.jpg")
    assert b"".join(sized.streaming_content) == b"x"
    assert client.get(f"/media/{path}").status_code in (400, 404)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite only")
def test_sqlite_writes_queue_at_begin_and_survive_a_power_cut():
    """`transaction_mode` and pragmas: without them writers fail at their first write."""
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.transaction_mode == "IMMEDIATE"


def test_the_site_answers_for_those_who_watch_it(client):
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json()["database"] == "up"


def test_a_preview_may_be_framed_by_the_admin(rf):
    """Wagtail sends a preview through the middleware under the address of its page."""
    request = rf.get("/fr/agenda/un-atelier/")
    request.is_preview = True
    middleware = ContentPolicyMiddleware(lambda request: HttpResponse())
    assert "frame-ancestors 'self'" in middleware(request)["Content-Security-Policy"]
    del request.is_preview
    assert "frame-ancestors 'none'" in middleware(request)["Content-Security-Policy"]


def test_a_form_that_was_open_too_long_is_refused_in_plain_words(db):
    response = Client(enforce_csrf_checks=True).post("/fr/catalogue/")
    assert response.status_code == 403
    html = response.content.decode()
    assert "CSRF" not in html
    assert "components/call_us.html" in [template.name for template in response.templates]
