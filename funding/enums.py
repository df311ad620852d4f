"""Keys of funding: stable in addresses and files; only labels translate (FIELD §5.5)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MoneySource(TextChoices):
    """Where the money, the goods or the time come from."""

    PUBLIC = "public", _("Public money")
    FOUNDATION = "foundation", _("Foundations")
    PATRONAGE_MONEY = "patronage-money", _("Companies: money")
    PATRONAGE_KIND = "patronage-kind", _("Companies: goods")
    PATRONAGE_SKILLS = "patronage-skills", _("Companies: skills")
    DONATIONS = "donations", _("Donations")
    CROWDFUNDING = "crowdfunding", _("Crowdfunding")


class AidKind(TextChoices):
    GRANT = "grant", _("Grant")
    LOAN = "loan", _("Loan")
    ADVANCE = "recoverable-advance", _("Advance to pay back")
    TECHNICAL = "engineering-technical", _("Technical advice")
    FINANCIAL = "engineering-financial", _("Financial advice")
    LEGAL = "engineering-legal", _("Legal advice")
    PATRONAGE_MONEY = "patronage-money", _("Patronage in money")
    PATRONAGE_KIND = "patronage-kind", _("Patronage in kind")
    PATRONAGE_SKILLS = "patronage-skills", _("Skills patronage")
    FOUNDATION = "foundation", _("Help from a foundation")
    DONATION = "donation", _("Donation")
    CROWDFUNDING = "crowdfunding", _("Crowdfunding")
    FDVA_1 = "fdva-1", _("FDVA 1: training of volunteers")
    FDVA_2 = "fdva-2", _("FDVA 2: running costs and new projects")


class Recurrence(TextChoices):
    ONE_OFF = "one-off", _("Once")
    ONGOING = "ongoing", _("All year round")
    RECURRING = "recurring", _("Comes back, every year as a rule")


class AreaKind(TextChoices):
    COMMUNE = "commune", _("Commune")
    EPCI = "epci", _("Group of communes")
    DEPARTMENT = "departement", _("Département")
    REGION = "region", _("Region")
    FRANCE = "france", _("France")


class Applicant(TextChoices):
    """Who may ask for the money."""

    ASSOCIATION = "association", _("Associations")
    LOCAL_AUTHORITY = "local-authority", _("Town halls and local authorities")
    PUBLIC_BODY = "public-body", _("Libraries and public bodies")
    COMPANY = "company", _("Companies")
    INDIVIDUAL = "individual", _("Individuals")


class FunderKind(TextChoices):
    STATE = "state", _("State")
    LOCAL_AUTHORITY = "local-authority", _("Local authority")
    FOUNDATION = "foundation", _("Foundation")
    COMPANY = "company", _("Company")
    PLATFORM = "platform", _("Crowdfunding platform")
    CITIZENS = "citizens", _("Donors")


class State(TextChoices):
    """How a programme stands today, in the order in which an index shows it."""

    CLOSING = "closing", _("Closes soon")
    OPEN = "open", _("Open")
    UPCOMING = "upcoming", _("Opens later")
    EXPECTED = "expected", _("Expected again")
    UNDATED = "undated", _("Dates not known yet")
    CLOSED = "closed", _("Closed")
