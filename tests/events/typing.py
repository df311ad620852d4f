"""Forms as a browser sends them a minute after it showed them."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Session
from network.content.traps import TrappedForm

MARIE = {"first_name": "Marie", "last_name": "Dupont", "email": "marie@exemple.fr"}


def typed(**fields: str) -> dict[str, str]:
    """Return what a person sends who read the page first."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return {"started": TrappedForm().started} | fields


def browser() -> Client:
    """Return a browser that has opened a form, and holds the cookie against forged ones."""
    client = Client()
    client.get(reverse("resend"))
    return client


def rows(*names: str, **more: str) -> dict[str, str]:
    """Return the rows of a group as sent; `more` by the full name of a field."""
    frame = {"people-TOTAL_FORMS": str(max(3, len(names))), "people-INITIAL_FORMS": "0"}
    cells = {f"people-{row}-first_name": name for row, name in enumerate(names)}
    cells |= {f"people-{row}-last_name": "Petit" for row, name in enumerate(names) if name}
    return frame | cells | more


def register_by_form(session: Session, client: Client | None = None, **fields: str):
    """Send the form of a session and follow to the page after it."""
    told = typed(**(MARIE | fields))
    return (client or browser()).post(reverse("register", args=[session.pk]), told, follow=True)
