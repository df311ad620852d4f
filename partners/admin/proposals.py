"""The form of a sheet in the admin says that a partner's proposal waits, and closes it when it publishes."""

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from partners.keys import MODELS, key_of
from partners.models import Proposal
from partners.services.reviewing import amended, changed_meanwhile


@hooks.register("before_edit_snippet")
def warn_of_proposal(request: HttpRequest, instance: Model) -> None:
    """Say before anybody types that the form holds what a partner proposed."""
    if request.method != "GET" or not isinstance(instance, tuple(MODELS.values())):
        return
    waiting = Proposal.objects.open().filter(sheet=key_of(instance)).select_related("revision").first()
    if waiting:
        messages.warning(request, _words(waiting))


def _words(proposal: Proposal) -> str:
    words = _(
        "A proposal of the organisation waits: this form holds its words. Publish, and you accept them; "
        "its author is told what you changed."
    )
    fields = [proposal.revision.as_object()._meta.get_field(name) for name in changed_meanwhile(proposal)]
    if not fields:
        return words
    names = ", ".join(str(field.verbose_name) for field in fields)
    return f"{words} " + _("Somebody else changed this meanwhile: %(names)s.") % {"names": names}


@hooks.register("after_publish")
def accept_with_changes(request: HttpRequest, instance: Model) -> None:
    if isinstance(instance, tuple(MODELS.values())):
        amended(sheet=type(instance).objects.get(pk=instance.pk), user=request.user)
