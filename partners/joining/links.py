"""The signed address of an invitation."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from partners.models import Invitation

_signer = Signer(salt="partners.joining.invitation")


def invitation_url(invitation: Invitation) -> str:
    """Return the absolute address where an invitation is accepted, in the active language."""
    return settings.SITE_URL + reverse("invitation", args=[invitation_token(invitation)])


def invitation_token(invitation: Invitation) -> str:
    return _signer.sign(str(invitation.pk))


def invitation_in(token: str) -> Invitation | None:
    """Return which invitation a link names, whatever became of it; None for a forged one."""
    try:
        pk = _signer.unsign(token)
    except BadSignature:
        return None
    return Invitation.objects.select_related("organisation", "invited_by").filter(pk=pk).first()
