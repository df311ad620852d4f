"""The content policy of public pages, and the admin's own looser one."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class ContentPolicyMiddleware(CSPMiddleware):
    """Send CONTENT_SECURITY_POLICY; in the admin and its previews ADMIN_CONTENT_SECURITY_POLICY.

    A preview passes here under the address of the page it shows, and is framed by the admin.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        is_for_staff = request.path.startswith(reverse("wagtailadmin_home"))
        if not report_only and (is_for_staff or getattr(request, "is_preview", False)):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return parts
