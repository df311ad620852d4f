"""How the sheets of an organisation stand: what the public reads, what waits, what lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from network.users.models import User
from partners.inclusion.score import Score, score_of
from partners.keys import Sheet, key_of
from partners.models import FormDraft, Offer, Organisation, Proposal
from partners.models.proposal import State
from partners.trust.completeness import Completeness, completeness
from partners.trust.telling import Checked, checked

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Standing:
    """One sheet: the words and icon of its state, and what to do about it."""

    sheet: Sheet
    kind: str
    proposal: Proposal | None
    draft: FormDraft | None
    completeness: Completeness

    @property
    def is_waiting(self) -> bool:
        return bool(self.proposal and self.proposal.state == State.WAITING)

    @property
    def is_asked(self) -> bool:
        return bool(self.proposal and self.proposal.state == State.ASKED)

    @property
    def is_refused(self) -> bool:
        return bool(self.proposal and self.proposal.state == State.REFUSED)

    @property
    def can_be_put_back(self) -> bool:
        """Return whether the public read it once and nobody has to decide about it."""
        return was_public(self.sheet) and not self.sheet.live and not self.is_waiting

    @property
    def checked(self) -> Checked:
        return checked(self.sheet, timezone.localdate())

    @property
    def quality(self) -> Score | None:
        """The score that harvesters count of an offer."""
        return score_of(self.sheet, timezone.localdate()) if isinstance(self.sheet, Offer) else None

    @property
    def ends_soon(self) -> date | None:
        """Return the last day of what ends within a month."""
        last = getattr(self.sheet, "ends_on", None)
        return last if last and last <= timezone.localdate() + SOON else None


def was_public(sheet: Sheet) -> bool:
    return sheet.live or sheet.first_published_at is not None


def standings(sheets: Iterable[Sheet], user: User, organisation: Organisation) -> list[Standing]:
    """Return how each sheet stands, in two queries for all."""
    listed = list(sheets)
    keys = [key_of(one) for one in listed]
    proposals = Proposal.objects.latest_of(keys)
    mine = FormDraft.objects.filter(user=user, organisation=organisation, what__in=keys)
    drafts = {one.what: one for one in mine}
    return [
        Standing(one, one._meta.model_name, proposals.get(key), drafts.get(key), completeness(one))
        for one, key in zip(listed, keys, strict=True)
    ]
