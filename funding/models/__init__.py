"""Funders, their programmes and dated calls, the index that lists them, and the rules of patronage."""

from funding.models.call import Call
from funding.models.funder import Funder
from funding.models.funding_page import FundingPage
from funding.models.patronage_rule import PatronageRule
from funding.models.programme_page import FinancedPartner, FinancedWorkshop, ProgrammePage

__all__ = [
    "Call",
    "FinancedPartner",
    "FinancedWorkshop",
    "Funder",
    "FundingPage",
    "PatronageRule",
    "ProgrammePage",
]
