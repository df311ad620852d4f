"""What somebody types into a form of the space stays until it is sent, over a log-in that ended too."""

from functools import wraps

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from network.content.templatetags.plain_words import hour
from partners.models import FormDraft, Organisation
from partners.services.drafting import Fields, keep_draft
from partners.space.door import View

# Not words of the form: they steer it.
STEERING = frozenset(["csrfmiddlewaretoken", "do", "edition"])
TYPED = "space-typed"
LONGEST_TYPED = 100_000


def keeps_typed(view: View) -> View:
    """Keep what somebody sends whose log-in ended: it is in the form again after they log in."""

    @wraps(view)
    def kept(request: HttpRequest, **keys: object) -> HttpResponse:
        length = sum(len(text) for _name, texts in request.POST.lists() for text in texts)
        if request.method == "POST" and length < LONGEST_TYPED and not request.user.is_authenticated:
            request.session[TYPED] = {"path": request.path, "data": dict(request.POST.lists())}
        return view(request, **keys)

    return kept


def take_back(request: HttpRequest, organisation: Organisation, what: str) -> None:
    """Make a draft of what was sent before the log-in."""
    kept = request.session.get(TYPED)
    if not kept or kept["path"] != request.path or request.method == "POST":
        return
    del request.session[TYPED]
    sent = MultiValueDict(kept["data"])
    told = {"data": fields_of(sent), "based_on": sent.get("edition", "")[:32]}
    keep_draft(user=request.user, organisation=organisation, what=what, **told)


def fields_of(sent: MultiValueDict) -> Fields:
    """Return the words of a form that was sent, without what steers it."""
    return {name: values for name, values in sent.lists() if name not in STEERING}


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
