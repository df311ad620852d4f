"""Where Wagtail's admin meets programmes and calls."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from funding.admin.viewset import FundingViewSetGroup
from funding.models import Call, ProgrammePage
from network.content.admin.deleting import KeepsRows

register_snippet(FundingViewSetGroup)
KeepsRows(
    ProgrammePage,
    lambda: Call.objects.programme_keys(),
    _(
        "Not deleted: %(titles)s has calls that its history needs. Unpublish the page to hide it, "
        "or delete its calls first; moderators can."
    ),
).register()
