"""What decides whether an answer of the catalogue is still true, read in one statement."""

from django.db import connection
from django.utils import timezone

# The last date that began and the last card that ended: between two such moments time changes nothing.
_STATE = """
SELECT (SELECT version FROM catalogue_cataloguestate WHERE id = 1),
       (SELECT version FROM content_contentstate WHERE id = 1),
       (SELECT MAX(starts_at) FROM catalogue_entrysession WHERE starts_at < %s),
       (SELECT MAX(expires_at) FROM catalogue_entry WHERE expires_at <= %s)
"""


def freshness() -> tuple[object, ...]:
    """Return what changes whenever an answer may: versions of catalogue and content, hours told, the day."""
    moment = timezone.now()
    now = connection.ops.adapt_datetimefield_value(moment)
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [now, now])
        return (*cursor.fetchone(), timezone.localdate(moment))
