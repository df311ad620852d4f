"""What the history of an organisation says when its people change or bring in a file, or staff act for it."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

ACTIONS = {
    "partners.invite": (_("Invite"), _("Invited somebody")),
    "partners.withdraw": (_("Withdraw an invitation"), _("Withdrew an invitation")),
    "partners.join": (_("Join"), _("Joined the team")),
    "partners.change_role": (_("Change a role"), _("Changed the role of a member")),
    "partners.remove": (_("Remove a member"), _("Removed a member")),
    "partners.leave": (_("Leave"), _("Left the team")),
    "partners.import": (_("Import a file"), _("Imported a file")),
    "partners.send_back_import": (_("Send a file back"), _("Sent a file back")),
    "partners.undo_import": (_("Undo an import"), _("Undid an import")),
}
FOR_THEM = _("%(what)s, for the organisation")


class ActionFormatter(LogFormatter):
    """Says what was done, and whether staff did it in the place of the organisation's people."""

    message = ""

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return FOR_THEM % {"what": self.message} if log_entry.data.get("for") else str(self.message)


def tell_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in ACTIONS.items():
        told = {"label": label, "message": message}
        actions.register_action(name)(type("Told", (ActionFormatter,), told))
