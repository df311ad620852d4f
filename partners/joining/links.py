"""The signed address of an invitation."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from partners.models import Invitation

LONGEST_NUMBER = 19


def invitation_url(invitation: Invitation) -> str:
    """Return the absolute address where an invitation is accepted, in the active language."""
    return settings.SITE_URL + reverse("invitation", args=[invitation_token(invitation)])


def invitation_token(invitation: Invitation) -> str:
    return _signer(invitation).sign(str(invitation.pk))


def invitation_in(token: str) -> Invitation | None:
    """Return which invitation a link names, whatever became of it; None for a forged one."""
    pk = token.partition(":")[0]
    known = Invitation.objects.select_related("organisation", "invited_by")
    found = known.filter(pk=pk).first() if pk.isdecimal() and len(pk) < LONGEST_NUMBER else None
    try:
        return found if found and _signer(found).unsign(token) == pk else None
    except BadSignature:
        return None


def _signer(invitation: Invitation) -> Signer:
    """Return what seals the links of one invitation: after a restored backup its number is another's."""
    return Signer(salt=f"partners.joining.invitation {invitation.created_at.timestamp()} {invitation.email}")
