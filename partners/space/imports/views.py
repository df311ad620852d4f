"""A file from upload to undo: each page works without scripts, each step is a press of a button."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network.sheets.reading import UnreadableFileError
from network.sheets.verdicts import Outcome
from partners.imports.files import example_file, rejects_file
from partners.imports.kinds import importer_of, importers
from partners.imports.own_data import own_data_file
from partners.imports.running import (
    NotNowError,
    advance,
    begin_undo,
    confirm,
    may_confirm,
    send_back,
    take_in,
)
from partners.models import ImportRun, Organisation
from partners.space.door import member_of, show
from partners.space.imports.forms import UploadForm

SECTION = "imports"
ROWS_A_PAGE = 50
RUNS_SHOWN = 30
LONGEST_REASON = 1000


@member_of()
def imports(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Take a file in, list those of before."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            run = _taken_in(request, organisation, form.cleaned_data["kind"], form.cleaned_data["file"])
        except UnreadableFileError as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("space:import", organisation.slug, run.pk)
    runs = ImportRun.objects.of(organisation).select_related("user")[:RUNS_SHOWN]
    context = {"form": form, "runs": runs, "importers": importers()}
    return show(request, organisation, "space/imports/list.html", context, section=SECTION)


def _taken_in(request: HttpRequest, organisation: Organisation, kind: str, file: UploadedFile) -> ImportRun:
    with tempfile.NamedTemporaryFile() as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return take_in(
            path=Path(copy.name), name=file.name, kind=kind, organisation=organisation, user=request.user
        )


@require_safe
@member_of()
def run(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Say what becomes, or became, of each row."""
    found = _run_of(organisation, pk)
    is_all = request.GET.get("lignes") == "toutes"
    rows = found.rows.all() if is_all else found.rows.told()
    page = Paginator(rows.defer("cells", "before", "after"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "run": found,
        "counts": _counts(found),
        "rejected": found.counts()[Outcome.REJECTED],
        "total": found.rows.count(),
        "may_confirm": may_confirm(found, request.user),
        "importer": importer_of(found.kind),
        "rows": page,
        "is_all": is_all,
    }
    return show(request, organisation, "space/imports/run.html", context, section=SECTION)


def _counts(found: ImportRun) -> list[tuple[str, int]]:
    counts: Mapping[Outcome, int] = found.counts()
    return [(outcome.of(count), count) for outcome, count in counts.items() if count]


@require_POST
@member_of()
def act(request: HttpRequest, organisation: Organisation, pk: int, act: str) -> HttpResponse:
    """Do the next step of an import, confirm it, send it back, or begin to undo it."""
    found = _run_of(organisation, pk)
    try:
        if act == "suite":
            advance(run=found)
        elif act == "importer":
            confirm(run=found, user=request.user)
        elif act == "renvoyer" and may_confirm(found, request.user):
            _send_back(request, found)
        elif act == "annuler":
            begin_undo(run=found, user=request.user)
        else:
            raise Http404
    except NotNowError as problem:
        messages.error(request, str(problem), extra_tags="careful")
    return redirect("space:import", organisation.slug, pk)


def _send_back(request: HttpRequest, found: ImportRun) -> None:
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:LONGEST_REASON]
    if reason:
        send_back(run=found, user=request.user, reason=reason)
        messages.success(request, _("The partner is told."))
    else:
        messages.error(request, _("Write why: the partner reads it."), extra_tags="careful")


@require_safe
@member_of()
def rejects(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    return _file(rejects_file(_run_of(organisation, pk)), "text/csv; charset=utf-8", _("rejected-rows.csv"))


@require_safe
@member_of()
def example(request: HttpRequest, organisation: Organisation, kind: str) -> HttpResponse:
    """Give an empty file with the columns of a kind and one example."""
    if kind not in {one.name for one in importers()}:
        raise Http404
    return _file(example_file(importer_of(kind)), "text/csv; charset=utf-8", f"modele-{kind}.csv")


@require_safe
@member_of()
def own_data(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    return _file(own_data_file(organisation), "application/zip", f"{organisation.slug}.zip")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _run_of(organisation: Organisation, pk: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.of(organisation).select_related("organisation", "user"), pk=pk)
