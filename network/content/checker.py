"""The check beside the preview of a page: Wagtail's rules, and names of pictures and links."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

_MORE = {
    "image-alt": {
        "error_name": _("A picture has no words"),
        "help_text": _("Say what it shows, or tick “only decorates” on the picture."),
    },
    "image-redundant-alt": {
        "error_name": _("A picture repeats the text beside it"),
        "help_text": _("People who listen hear it twice: tick “only decorates”."),
    },
    "identical-links-same-purpose": {
        "error_name": _("Two links have the same words and lead to different pages"),
        "help_text": _("Say in each link where it leads."),
    },
}


class PageChecker(ContentCheckerItem):
    """More axe rules than Wagtail's, each with words that say what to do."""

    # The frame of the site is nothing that an editor can change.
    axe_exclude = [".page > header", ".page > footer"]
    axe_run_only = [*ContentCheckerItem.axe_run_only, *_MORE]
    axe_messages = ContentCheckerItem.axe_messages | _MORE
