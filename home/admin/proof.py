"""The only way to a proof: for those who have the right, with a line in the log that names nobody told of."""

import logging
from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from home.models import Consent

logger = logging.getLogger("network.consents")


class ProofView(PermissionCheckedMixin, View):
    model = Consent
    permission_required = "see_proof"

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        """Return the file as a download; 404 where there is none."""
        consent = Consent.objects.exclude(proof="").filter(pk=pk).first()
        if consent is None or not consent.proof.storage.exists(consent.proof.name):
            raise Http404
        logger.info("proof of consent %s opened by user %s", consent.pk, request.user.pk)
        name = f"consent-{consent.pk}{PurePath(consent.proof.name).suffix}"
        response = FileResponse(consent.proof.open("rb"), as_attachment=True, filename=name)
        response["Cache-Control"] = "private, no-store"
        return response
