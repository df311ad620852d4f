"""Tells an editor, while writing, what to make simpler; it advises and never refuses."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.content.models import JargonTerm
from network.content.readability import Hint, Kind, hints

LONGEST_TEXT = 20_000
MOST_HINTS = 5


@require_POST
def readability(request: HttpRequest) -> JsonResponse:
    """Return the first `hints`, as sentences, for the posted `text` in a `language` of the site."""
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    language = request.POST.get("language") or settings.LANGUAGE_CODE
    jargon = dict(JargonTerm.objects.filter(language=language).values_list("term", "plain"))
    return JsonResponse({"hints": [_sentence(hint) for hint in hints(text, jargon)[:MOST_HINTS]]})


def _sentence(hint: Hint) -> str:
    told = {"words": hint.words, "advice": hint.advice}
    match hint.kind:
        case Kind.JARGON:
            return _("Not everyone knows “%(words)s”. In plain words: %(advice)s.") % told
        case Kind.LONG_SENTENCE:
            return _("“%(words)s” is a long sentence (%(advice)s words). Could it be two?") % told
        case Kind.LONG_PARAGRAPH:
            return _("“%(words)s” opens a long paragraph (%(advice)s words). Could it be two?") % told
