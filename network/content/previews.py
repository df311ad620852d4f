"""Previews in the widths our readers have, from a small phone to a desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin


class PreviewedOnPhones(PreviewableMixin):
    """Shows first what a small phone shows; the other widths are Wagtail's."""

    @property
    def preview_sizes(self) -> list[dict[str, object]]:
        small = {
            "name": "small-phone",
            "icon": "mobile-alt",
            "device_width": 320,
            "label": _("Preview on a small phone"),
        }
        return [small, *super().preview_sizes]
