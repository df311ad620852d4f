"""What the editor of a testimonial shows and refuses: nothing is published without a consent that holds."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import Panel

from home.testimonials.days import today
from home.testimonials.enums import TestimonialKind, Use

NEEDED = {
    TestimonialKind.PORTRAIT: ("before", "now"),
    TestimonialKind.ASSOCIATION: ("programme", "offers", "results"),
    TestimonialKind.EXPERT: ("role",),
}


class TestimonialForm(WagtailAdminModelForm):
    """Asks of a draft nothing but its consent; of what is published, all that its kind needs."""

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_deferred_validation:
            self._check_kind(cleaned)
            self._check_consent(cleaned)
        return cleaned

    def _check_kind(self, cleaned: dict[str, object]) -> None:
        for name in NEEDED.get(cleaned.get("kind"), ()):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("This kind of story needs it."))

    def _check_consent(self, cleaned: dict[str, object]) -> None:
        consent = cleaned.get("consent")
        if not consent:
            return
        if not consent.is_valid(today()):
            self.add_error("consent", _("This consent does not hold: %s.") % consent.state(today()))
        elif not consent.covers(Use.WEB):
            self.add_error("consent", _("This person did not agree to be told of on this site."))
        if cleaned.get("picture") and not consent.covers(Use.PICTURE):
            self.add_error("picture", _("This person did not agree to show a picture."))


class ConsentStatePanel(Panel):
    """Says whether the chosen consent holds, and leads to it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/admin/consent_state.html"

        def get_context_data(self, parent_context: dict[str, object] | None = None) -> dict[str, object]:
            context = super().get_context_data(parent_context)
            if not self.instance.consent_id:
                return context | {"add_url": reverse("consent:add")}
            consent = self.instance.consent
            return context | {
                "state": consent.state(today()),
                "is_valid": consent.is_valid(today()),
                "url": reverse("consent:edit", args=[consent.pk]),
            }
