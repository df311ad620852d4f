"""The first pages of the space: which organisation, and how it stands."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from partners.addresses import address_of
from partners.models import FormDraft, Organisation
from partners.permissions import organisations_of
from partners.space.blocks import blocks_of
from partners.space.door import member_of, show
from partners.space.sheets import KINDS
from partners.space.states import standings


@never_cache
@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations of a user; with one only, go there."""
    found = list(organisations_of(request.user).order_by("sort_key"))
    if len(found) == 1:
        return redirect("space:overview", organisation=found[0].slug)
    return render(request, "space/organisations.html", {"organisations": found})


@member_of()
def overview(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show what the public sees, what waits and what lacks, for every sheet; five queries of our own."""
    own = [kind.of(organisation) for kind in KINDS.values()]
    sheets = [one for rows in own for one in rows.order_by("sort_key")]
    mine = FormDraft.objects.filter(user=request.user, organisation=organisation)
    begun = mine.filter(what__in=[f"{name}:new" for name in KINDS])
    context = {
        "standings": standings(sheets, request.user, organisation),
        "begun": [(draft, KINDS[draft.what.partition(":")[0]]) for draft in begun],
        "blocks": blocks_of(organisation),
        "public_address": address_of(organisation),
    }
    return show(request, organisation, "space/overview.html", context, section="overview")


@member_of()
def listing(request: HttpRequest, organisation: Organisation, kind: str) -> HttpResponse:
    """List the places or the offers; the organisation has one sheet only, which opens."""
    which = KINDS[kind]
    if which.model is Organisation:
        return redirect("space:sheet", organisation.slug, kind, organisation.pk)
    found = standings(which.of(organisation).order_by("sort_key"), request.user, organisation)
    context = {"standings": found, "kind": which}
    return show(request, organisation, "space/listing.html", context, section=which.section)
