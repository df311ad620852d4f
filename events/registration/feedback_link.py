"""The link to the three questions after a session."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from events.models import Registration
from events.registration.links import seal

PURPOSE = "feedback"


def feedback_url(registration: Registration) -> str:
    """Return the absolute address of the questions, in the language of the person."""
    with override(registration.language):
        return f"{settings.SITE_URL}{reverse('feedback', args=[seal(registration, PURPOSE)])}"
