"""What somebody types into a form of the space stays until it is sent, over a log-in that ended too."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from network.content.templatetags.plain_words import hour
from partners.models import FormDraft, Organisation
from partners.services.drafting import Fields, keep_draft
from partners.space.clash import PICK
from partners.space.door import View

FormOf = Callable[..., type[BaseForm]]
"""Returns the form of an address, from what its view is called with."""

TYPED = "space-typed"
LONGEST_TYPED = 100_000
MOST_TYPED = 1_000
LONGEST_MARK = 32


def fields_of(post: QueryDict, form: type[BaseForm]) -> Fields:
    """Return what was typed into the fields of a form, and chosen between two versions of them."""
    names = {*form.base_fields, *(f"{PICK}{name}" for name in form.base_fields)}
    return {name: [*map(plain, values)] for name, values in post.lists() if name in names}


def mark_of(post: QueryDict) -> str:
    """Return the edition that the person had before them."""
    return plain(post.get("edition", ""))[:LONGEST_MARK]


def plain(text: str) -> str:
    """Return a text with one sign at the end of a line, as other texts have it: browsers send two.

    PostgreSQL keeps no NUL.
    """
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def keeps_typed(form_of: FormOf) -> Callable[[View], View]:
    """Keep what somebody sends whose log-in ended: it is in the form again after they log in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def kept(request: HttpRequest, **keys: object) -> HttpResponse:
            if request.method == "POST" and not request.user.is_authenticated:
                _keep(request, fields_of(request.POST, form_of(**keys)))
            return view(request, **keys)

        return kept

    return decorate


def _keep(request: HttpRequest, data: Fields) -> None:
    """Anybody may send this: no more is kept than a form holds."""
    texts = [text for name, values in data.items() for text in (name, *values)]
    if len(texts) <= MOST_TYPED and sum(map(len, texts)) < LONGEST_TYPED:
        request.session[TYPED] = {"path": request.path, "data": data, "edition": mark_of(request.POST)}


def take_back(request: HttpRequest, organisation: Organisation, what: str) -> None:
    """Make a draft, once, of what was sent to this address before the log-in."""
    kept = request.session.get(TYPED)
    if not kept or kept["path"] != request.path or request.method == "POST":
        return
    del request.session[TYPED]
    told = {"data": kept["data"], "based_on": kept.get("edition", "")}
    keep_draft(user=request.user, organisation=organisation, what=what, **told)


def as_sent(draft: FormDraft | None) -> QueryDict | None:
    """Return a draft as a browser would send it; nothing where there is none."""
    if draft is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    return data


def show_unsent(form: BaseForm) -> None:
    """Let a form show a draft: nobody sent it yet, nothing is wrong yet."""
    form._errors = type(form.errors)()


def say_kept(request: HttpRequest, draft: FormDraft, back: str) -> HttpResponse:
    """Say that a draft is kept: in a word to a script, at the form to somebody who pressed the button."""
    if request.accepts("text/html"):
        messages.success(request, _("Your draft is kept. Nobody else sees it."))
        return redirect(back)
    return JsonResponse({"kept": _("Draft kept at %(hour)s.") % {"hour": hour(draft.saved_at)}})
