"""To record a consent: its proof replaces the one before it, and is opened by moderators alone."""

from django import forms
from django.db import transaction
from django.urls import reverse
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import Panel

from home.models import Consent


class ConsentForm(WagtailAdminModelForm):
    """A plain file field: there is no public address of the proof to show beside it."""

    class Meta:
        widgets = {"proof": forms.FileInput}

    def save(self, commit: bool = True) -> Consent:
        before = self.initial.get("proof")
        consent = super().save(commit)
        if commit and before and before.name != consent.proof.name:
            transaction.on_commit(lambda: before.storage.delete(before.name))
        return consent


class ProofPanel(Panel):
    """Leads to the proof, or says that it is there."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/admin/proof.html"

        def get_context_data(self, parent_context: dict[str, object] | None = None) -> dict[str, object]:
            consent = self.instance
            return super().get_context_data(parent_context) | {
                "consent": consent,
                "may_see": self.request.user.has_perm("home.see_proof_consent"),
                "url": reverse("consent:proof", args=[consent.pk]) if consent.pk and consent.proof else "",
            }
