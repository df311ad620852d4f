"""The page on which one sheet is edited: what is typed is kept, looked at, then sent."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from partners.differences import differences
from partners.keys import Sheet, key_of
from partners.models import FormDraft, Organisation, Proposal
from partners.opening_hours.said import say_back
from partners.opening_hours.typed import understand
from partners.services.drafting import drop_draft, keep_draft
from partners.services.editing import (
    ClashError,
    Outcome,
    begun_with,
    edition,
    latest,
    propose,
    withdraw,
)
from partners.space.clash import choices, mixed, settled
from partners.space.door import member_of, show
from partners.space.forms.base import SheetForm
from partners.space.losing import lost_with
from partners.space.once import SentAlreadyError, new_mark, once
from partners.space.sheets import KINDS, SheetKind
from partners.space.states import was_public
from partners.space.typed import as_sent, fields_of, keeps_typed, mark_of, say_kept, show_unsent, take_back
from partners.trust.freshness import set_checked


def address(organisation: Organisation, kind: SheetKind, pk: int | None, name: str = "sheet") -> str:
    if pk is None:
        return reverse("space:new-sheet", args=[organisation.slug, kind.name])
    return reverse(f"space:{name}", args=[organisation.slug, kind.name, pk])


@keeps_typed(lambda kind, **_keys: KINDS[kind].form)
@member_of()
def edit(request: HttpRequest, organisation: Organisation, kind: str, pk: int | None = None) -> HttpResponse:
    """Show the form with what was typed before; keep, preview, give up or send it."""
    which = KINDS[kind]
    sheet = which.get(organisation, pk)
    what = f"{kind}:{pk or 'new'}"
    take_back(request, organisation, what)
    if request.method == "POST":
        return _act(request, organisation, which, sheet, what)
    draft = FormDraft.objects.filter(user=request.user, organisation=organisation, what=what).first()
    form = which.form(as_sent(draft), instance=latest(sheet), organisation=organisation)
    if draft:
        show_unsent(form)
    mark = draft.based_on if draft else edition(sheet) or new_mark()
    return _page(request, organisation, which, sheet, form, {"draft": draft, "edition": mark})


def _act(
    request: HttpRequest, organisation: Organisation, kind: SheetKind, sheet: Sheet, what: str
) -> HttpResponse:
    keys = {"user": request.user, "organisation": organisation, "what": what}
    wanted = request.POST.get("do", "send")
    back = address(organisation, kind, sheet.pk)
    if wanted == "drop":
        drop_draft(**keys)
        return redirect(back)
    theirs = kind.form(instance=latest(sheet), organisation=organisation)
    data = mixed(theirs, fields_of(request.POST, kind.form))
    draft = keep_draft(**keys, data=data, based_on=mark_of(request.POST))
    if wanted == "keep":
        return say_kept(request, draft, back)
    if wanted == "preview":
        pk = sheet.pk or 0
        return redirect(reverse("space:preview", args=[organisation.slug, kind.name, pk]))
    return _send(request, organisation, kind, sheet, draft)


def _send(
    request: HttpRequest, organisation: Organisation, kind: SheetKind, sheet: Sheet, draft: FormDraft
) -> HttpResponse:
    form = kind.form(as_sent(draft), instance=latest(sheet), organisation=organisation)
    context: dict[str, object] = {"edition": draft.based_on, "draft": None}
    if not form.is_valid():
        return _page(request, organisation, kind, sheet, form, context)
    try:
        with once("" if sheet.pk else draft.based_on, draft.data):
            outcome = _propose(request, organisation, form, draft)
    except ClashError as clash:
        return _show_both(request, organisation, kind, sheet, form, clash.latest, draft)
    except SentAlreadyError as sent:
        return _sent_already(request, organisation, draft, sent)
    drop_draft(user=request.user, organisation=organisation, what=draft.what)
    messages.success(request, _outcome(outcome, form))
    return redirect(reverse("space:overview", args=[organisation.slug]))


def _propose(request: HttpRequest, organisation: Organisation, form: SheetForm, draft: FormDraft) -> Outcome:
    written = form.written()
    # Who sends the form has all of it before them, and says that it is right.
    set_checked(written, timezone.localdate())
    told = {"user": request.user, "organisation": organisation, "based_on": draft.based_on}
    return propose(sheet=written, **told)


def _sent_already(
    request: HttpRequest, organisation: Organisation, draft: FormDraft, sent: SentAlreadyError
) -> HttpResponse:
    """Whoever is making the sheet drops the draft; after that it is ours to drop."""
    if sent.is_done:
        drop_draft(user=request.user, organisation=organisation, what=draft.what)
    messages.success(request, _("We have received it already. You need not send it again."))
    return redirect(reverse("space:overview", args=[organisation.slug]))


def _show_both(
    request: HttpRequest,
    organisation: Organisation,
    kind: SheetKind,
    sheet: Sheet,
    mine: SheetForm,
    theirs: Sheet,
    draft: FormDraft,
) -> HttpResponse:
    """Show what both changed; what only the other one changed is in the form already."""
    began = begun_with(theirs, draft.based_on)
    both = choices(mine, theirs, began)
    shown = kind.form(instance=theirs, organisation=organisation)
    draft.data = mixed(shown, draft.data | settled(mine, theirs, began))
    fresh = latest(kind.get(organisation, sheet.pk))
    form = kind.form(as_sent(draft), instance=fresh, organisation=organisation)
    context = {"is_clash": True, "choices": both, "edition": edition(sheet), "draft": None}
    return _page(request, organisation, kind, sheet, form, context)


def _outcome(outcome: Outcome, form: SheetForm) -> str:
    said = {
        Outcome.PUBLISHED: _("It is public."),
        Outcome.IN_REVIEW: _("Thank you. We read it within two working days, then it is public."),
    }[outcome]
    hours = form.hours_said()
    if not hours:
        return said
    return f"{said} " + _("We understood these hours: %(hours)s.") % {"hours": hours}


def _page(
    request: HttpRequest,
    organisation: Organisation,
    kind: SheetKind,
    sheet: Sheet,
    form: SheetForm,
    context: dict[str, object],
) -> HttpResponse:
    waiting = Proposal.objects.open().filter(sheet=key_of(sheet)).first() if sheet.pk else None
    shown = {
        "form": form,
        "sheet": sheet,
        "kind": kind,
        "tiles": settings.TILES,
        "waiting": waiting,
    } | context
    return show(request, organisation, "space/sheet.html", shown, section=kind.section)


def _drafted(request: HttpRequest, organisation: Organisation, kind: str, pk: int) -> tuple[Sheet, Sheet]:
    """Return a sheet as the database has it, and as its author wrote it last: the draft, else what waits."""
    which, number = KINDS[kind], int(pk)
    sheet = which.get(organisation, number or None)
    keys = {"user": request.user, "organisation": organisation, "what": f"{kind}:{number or 'new'}"}
    draft = FormDraft.objects.filter(**keys).first()
    if draft is None:
        return sheet, latest(sheet)
    # The form writes on the sheet that it is given: what the public reads stays as it is.
    own = latest(which.get(organisation, number or None))
    form = which.form(as_sent(draft), instance=own, organisation=organisation)
    form.full_clean()
    return sheet, form.written()


@require_GET
@member_of()
def preview(request: HttpRequest, organisation: Organisation, kind: str, pk: int) -> HttpResponse:
    """Draw the public page from what was typed, marked as a preview."""
    sheet, written = _drafted(request, organisation, kind, pk)
    frame = {"page": None, "preview_of": address(organisation, KINDS[kind], sheet.pk)}
    told = written.get_preview_context(request, "")
    return render(request, written.get_preview_template(request, ""), told | frame)


@require_GET
@member_of()
def changes(request: HttpRequest, organisation: Organisation, kind: str, pk: int) -> HttpResponse:
    """Show what the public reads now beside what is proposed."""
    sheet, written = _drafted(request, organisation, kind, pk)
    context = {"sheet": sheet, "kind": KINDS[kind], "differences": differences(sheet, written)}
    return show(request, organisation, "space/changes.html", context, section=KINDS[kind].section)


@member_of()
def take_down(request: HttpRequest, organisation: Organisation, kind: str, pk: int) -> HttpResponse:
    """Ask first, then hide a sheet from the public; it can be put back."""
    sheet = KINDS[kind].get(organisation, pk)
    if request.method == "POST":
        withdraw(sheet=sheet, user=request.user, organisation=organisation)
        messages.success(request, _("It is not public any more. You can put it back."))
        return redirect(reverse("space:overview", args=[organisation.slug]))
    context = {"sheet": sheet, "kind": KINDS[kind], "lost": lost_with(sheet)}
    return show(request, organisation, "space/take_down.html", context, section=KINDS[kind].section)


@require_POST
@member_of()
def put_back(request: HttpRequest, organisation: Organisation, kind: str, pk: int) -> HttpResponse:
    """Propose a hidden sheet as it is; what the public never read has nothing to be put back."""
    sheet = KINDS[kind].get(organisation, pk)
    if not was_public(sheet):
        raise Http404
    mark = edition(sheet)
    outcome = propose(sheet=latest(sheet), user=request.user, organisation=organisation, based_on=mark)
    is_public = outcome == Outcome.PUBLISHED
    messages.success(request, _("It is public.") if is_public else _("We read it, then it is public again."))
    return redirect(reverse("space:overview", args=[organisation.slug]))


@require_GET
@member_of()
def hours(request: HttpRequest, organisation: Organisation) -> JsonResponse:
    """Say what we understand of hours while they are typed."""
    typed = understand(request.GET.get("q", ""))
    words = _("We understood: %(hours)s.") % {"hours": say_back(typed.osm)} if typed.osm else ""
    return JsonResponse({"words": capfirst(words), "problem": typed.problem})
