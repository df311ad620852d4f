"""What is written in the history of an organisation beside the versions of its sheets."""

from wagtail.log_actions import log

from network.users.models import User
from partners.models import Organisation
from partners.permissions import acts_for


def note(organisation: Organisation, action: str, *, by: User | None, **data: object) -> None:
    """Write one line; it says when staff acted for the organisation, and never holds an address."""
    if by is not None and acts_for(by, organisation):
        data["for"] = organisation.pk
    log(instance=organisation, action=action, user=by, data=data)
