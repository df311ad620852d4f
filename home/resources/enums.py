"""Keys of the library; only labels translate."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.catalogue.enums import Kind, SiteKind

# How the catalogue names what the library tells.
SUBJECT = "resource"


class ResourceKind(TextChoices):
    GUIDE = "guide", _("Guide")
    TUTORIAL = "tutorial", _("Tutorial")
    VIDEO = "video", _("Video")
    ONLINE_COURSE = "online-course", _("Online course")
    FREE_SOFTWARE = "free-software", _("Free software")
    DIGITAL_TOOL = "digital-tool", _("Digital tool")
    DIRECTORY = "directory", pgettext_lazy("resource", "Directory")
    ARTICLE = "article", _("Article")
    TOOLBOX = "toolbox", _("Toolbox")
    INFOGRAPHIC = "infographic", _("Infographic")
    METHOD = "method", _("Method")
    QUESTIONNAIRE = "questionnaire", _("Questionnaire")


# How the catalogue names them; the other types are found by the search of the whole site only.
CATALOGUE_KINDS = {
    ResourceKind.TUTORIAL: Kind.TUTORIAL,
    ResourceKind.VIDEO: Kind.TUTORIAL,
    ResourceKind.ONLINE_COURSE: Kind.ONLINE_COURSE,
}
ANY_OTHER = SiteKind.RESOURCE


class ResourceLicence(TextChoices):
    """What people may do with it."""

    ETALAB = "etalab-2.0", _("Open Licence (Etalab 2.0)")
    CC_BY_SA = "cc-by-sa-4.0", _("Creative Commons BY-SA 4.0")
    CC_BY_NC_SA = "cc-by-nc-sa-4.0", _("Creative Commons BY-NC-SA 4.0")
    FREE_SOFTWARE = "free-software", _("Free software licence")
    NONE = "none", _("All rights reserved")


class LinkStatus(TextChoices):
    OK = "ok", _("It answers")
    MOVED = "moved", _("It moved to another address")
    BROKEN = "broken", _("Nothing there any more")
    UNREACHABLE = "unreachable", _("The site does not answer")
    GUARDED = "guarded", _("The site turns our check away")
    REFUSED = "refused", _("Not a public address")


# The others say nothing against the link: a site may turn machines away and welcome people.
LINK_ANSWERS = (LinkStatus.OK, LinkStatus.MOVED)
LINK_FAILURES = (LinkStatus.BROKEN, LinkStatus.UNREACHABLE, LinkStatus.REFUSED)


class ReportReason(TextChoices):
    INAPPROPRIATE = "inappropriate", _("It is not appropriate")
    OUTDATED = "outdated", _("It is out of date, or no longer there")
    WRONG = "wrong", _("Something in it is wrong")
    DUPLICATE = "duplicate", _("It is here twice")
