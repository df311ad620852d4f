"""Organisations, their people, their places, what they offer, and the page that lists them."""

from partners.models.change import Change
from partners.models.directory import DirectoryPage
from partners.models.draft import FormDraft
from partners.models.import_run import ImportedRow, ImportRun
from partners.models.invitation import Invitation
from partners.models.join_request import JoinRequest
from partners.models.membership import Membership
from partners.models.merge import Merge, NotTheSame
from partners.models.offer import Offer
from partners.models.organisation import Organisation
from partners.models.place import Place
from partners.models.proposal import Proposal
from partners.models.sheet_report import SheetReport

__all__ = [
    "Change",
    "DirectoryPage",
    "FormDraft",
    "ImportRun",
    "ImportedRow",
    "Invitation",
    "JoinRequest",
    "Membership",
    "Merge",
    "NotTheSame",
    "Offer",
    "Organisation",
    "Place",
    "Proposal",
    "SheetReport",
]
