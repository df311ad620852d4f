"""Where the roster of a session is, below the list of sessions."""

from collections.abc import Iterator

from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet

from events.admin.attesting import AttestationSheetView, AttestView
from events.admin.door import AdmitView, AttendanceView, WalkInView
from events.admin.roster import RosterFileView, RosterSheetView, RosterView
from events.roster.export import FILES


def roster_addresses(viewset: ModelViewSet) -> Iterator[URLPattern]:
    """Return the addresses of the roster, below those of the sessions."""
    views = {
        "roster/<int:pk>/": (RosterView, "roster"),
        "roster/<int:pk>/walk-in/": (WalkInView, "walk_in"),
        "roster/<int:pk>/sheet.pdf": (RosterSheetView, "roster_sheet"),
        "roster/<int:pk>/admit/<int:registration>/": (AdmitView, "admit"),
        "roster/<int:pk>/note/<int:registration>/<slug:attendance>/": (AttendanceView, "attendance"),
        "roster/<int:pk>/attest/<int:registration>/": (AttestView, "attest"),
        "roster/<int:pk>/attest/<int:registration>/sheet.pdf": (
            AttestationSheetView,
            "attestation_sheet",
        ),
    }
    for route, (view, name) in views.items():
        yield path(route, viewset.construct_view(view), name=name)
    for kind in FILES:
        view = viewset.construct_view(RosterFileView)
        yield path(f"roster/<int:pk>/roster.{kind}", view, {"kind": kind}, name=f"roster_{kind}")
