"""Whether a translation still shows words of its original: the translation tool publishes with gaps."""

from django.db.models import Exists, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation


def has_gaps() -> Exists:
    """Return a condition on pages: the tool translates the page, and a text of it has no translation yet."""
    told = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("locale")),
        has_error=False,
    )
    segments = StringSegment.objects.filter(
        source__object=OuterRef("translation_key"),
        source__translations__target_locale=OuterRef("locale"),
        source__translations__enabled=True,
    )
    return Exists(segments.exclude(Exists(told)))
