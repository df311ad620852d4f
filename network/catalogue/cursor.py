"""Where the next page begins: after the last card by the order's own values, for one question only.

Cards that come, go or change before it shift nothing. Its moment goes along, so that a date that begins
while somebody pages does not send its card to a later page. Nothing is kept on the server.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.catalogue.query import CatalogueQuery

SALT = "network.catalogue.cursor.2"
LONGEST_SECONDS = 48 * 3600
# What one question may ask again from page to page.
_PAGING = {"now", "offset", "limit", "after", "beside"}


@dataclass(frozen=True, slots=True)
class Cursor:
    """The moment of the first page, the digest of its question, and `CatalogueResults.following`."""

    now: datetime
    question: str
    after: tuple[object, ...]


def next_cursor(query: CatalogueQuery, following: tuple[object, ...]) -> str:
    """Return the cursor of the page after the one that `query` asked."""
    return signing.dumps([query.now.isoformat(), question_of(query), following], salt=SALT)


def read_cursor(cursor: str) -> Cursor:
    """Return what `next_cursor` wrote; raises ValidationError for anything else, and after two days."""
    try:
        now, question, after = signing.loads(cursor, salt=SALT, max_age=LONGEST_SECONDS)
    except signing.SignatureExpired as error:
        raise ValidationError(_("This cursor is too old. Begin again without it.")) from error
    except (signing.BadSignature, ValueError) as error:
        raise ValidationError(_("This is not a cursor that an answer gave.")) from error
    return Cursor(datetime.fromisoformat(now), question, tuple(after))


def question_of(query: CatalogueQuery) -> str:
    """Return the digest of what is asked, whatever the page."""
    terms = sorted((facet, sorted(values)) for facet, values in query.terms.items() if values)
    asked = [
        getattr(query, part.name)
        for part in fields(query)
        if part.name not in _PAGING and part.name != "terms"
    ]
    return sha256(repr([asked, terms]).encode()).hexdigest()[:16]
