"""Types of places, as the standard v1.0.2 codes them (vocabulary of data.inclusion)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_CODES = """
    ACI ACIPHC AFPA AI ASE ASSO ASSO_CHOMEUR Autre AVIP BIB CAARUD CADA CAF CAP_EMPLOI CAVA CC CCAS
    CCONS CD CDAS CFP CHRS CHU CIAS CIDFF CITMET CMP CMS CPAM CPH CS CSAPA CSC DEETS DEPT DIPLP E2C EA
    EATT EI EITI ENM EPCI EPI EPIDE EPN ES ESAT ESS ETTI EVS FABLAB FABRIQUE FAIS FT GEIQ HUDA LA_POSTE
    MDE MDH MDEF MDPH MDS MJC ML MQ MSA MSAP MUNI OACAS ODC OF OIL OPCS PAD PENSION PI PIJ_BIJ PIMMS PJJ
    PLIE PREF PREVENTION REG RELAIS_LECTURE RESSOURCERIE RFS RS_FJT SCP SPIP TIERS_LIEUX UDAF
""".split()  # noqa: SIM905 – ninety codes read better so

# Types people meet when they look for digital help. The others are trade acronyms: they show as such.
_NAMES = {
    "ASSO": _("Association"),
    "Autre": _("Other"),
    "BIB": _("Library"),
    "CAF": _("Family benefits office (CAF)"),
    "CCAS": _("Town social service (CCAS)"),
    "CIAS": _("Intercommunal social service (CIAS)"),
    "CPAM": _("Health insurance office (CPAM)"),
    "CS": _("Social centre"),
    "CSC": _("Social and cultural centre"),
    "DEPT": _("Département council"),
    "EPCI": _("Group of communes"),
    "EPN": _("Public digital space"),
    "EVS": _("Community space"),
    "FABLAB": _("Fab lab"),
    "FT": _("Job centre (France Travail)"),
    "LA_POSTE": _("Post office"),
    "MDS": _("Solidarity centre"),
    "MJC": _("Youth and culture centre"),
    "ML": _("Youth employment service"),
    "MQ": _("Neighbourhood centre"),
    "MSA": _("Farmers' social insurance (MSA)"),
    "MUNI": _("Town hall"),
    "OF": _("Training organisation"),
    "PIJ_BIJ": _("Youth information point"),
    "PIMMS": _("Mediation point (PIMMS)"),
    "PREF": _("Prefecture"),
    "REG": _("Regional council"),
    "RESSOURCERIE": _("Reuse centre"),
    "RFS": _("France Services centre"),
    "TIERS_LIEUX": _("Third place"),
    "UDAF": _("Union of family associations (UDAF)"),
}

Typology = TextChoices(
    "Typology", {code.upper(): (code, _NAMES.get(code, code.replace("_", " "))) for code in _CODES}
)
