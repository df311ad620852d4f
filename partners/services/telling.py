"""What the author of a proposal is told, by a letter, of what became of it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.accounts.letters import write_letter
from network.users.models import User
from partners.addresses import address_of
from partners.differences import Difference, differences
from partners.enums import Role
from partners.keys import Sheet
from partners.models import Proposal
from partners.models.proposal import State
from partners.permissions import may_edit


def tell(proposal: Proposal, sheet: Sheet, by: User | None) -> None:
    """Write to the author what was decided; to the owners where the author works there no more.

    Whoever decides about words of their own needs no letter.
    """
    with override(settings.LANGUAGE_CODE):
        told = _told(proposal, sheet)
        subject = _subject(State(proposal.state)) % {"name": told["name"]}
        for person in _readers(proposal):
            if person != by:
                template = "partners/mail/decision.txt"
                write_letter(to=person.email, subject=subject, template=template, context=told)


def _readers(proposal: Proposal) -> list[User]:
    author, organisation = proposal.author, proposal.organisation
    if author and author.is_active and may_edit(author, organisation):
        return [author]
    owners = User.objects.filter(memberships__organisation=organisation, memberships__role=Role.OWNER)
    return list(owners.filter(is_active=True).order_by("pk"))


def _told(proposal: Proposal, sheet: Sheet) -> dict[str, object]:
    written = proposal.revision.as_object()
    path = address_of(sheet)
    return {
        "name": written.name,
        "state": proposal.state,
        "reason": proposal.reason,
        "changes": _changes(written, sheet) if proposal.state == State.AMENDED else [],
        "public_url": f"{settings.SITE_URL}{path}" if path else "",
        "space_url": _space_url(proposal),
    }


def _changes(written: Sheet, sheet: Sheet) -> list[Difference]:
    """Return where the public sheet is otherwise than its author wrote it."""
    return differences(written, sheet)


def _space_url(proposal: Proposal) -> str:
    """Return the address of the form of the sheet, where its author reads on."""
    kind, _colon, pk = proposal.sheet.partition(":")
    path = reverse("space:sheet", args=[proposal.organisation.slug, kind, pk])
    return f"{settings.SITE_URL}{path}"


def _subject(state: State) -> str:
    return {
        State.ACCEPTED: _("%(name)s: your change is public"),
        State.AMENDED: _("%(name)s: your change is public, with changes of ours"),
        State.ASKED: _("%(name)s: please change something"),
        State.REFUSED: _("%(name)s: we did not keep your change"),
        State.WAITING: _("%(name)s: we look at your change again"),
    }[state]
