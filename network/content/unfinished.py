"""Whether a translation still shows words of its original: the translation tool publishes with gaps."""

from django.db.models import Exists, OuterRef
from wagtail.query import PageQuerySet
from wagtail_localize.models import StringSegment, StringTranslation


def with_gaps(pages: PageQuerySet) -> PageQuerySet:
    """Return those of the pages that the tool translates and of which a text has no translation yet."""
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
    return pages.filter(Exists(segments.exclude(Exists(told))))
