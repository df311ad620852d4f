"""The pages of attestations: the person's own, the public one that verifies, the passport."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.attesting.forms import AgreementForm, CodeForm, PassportForm, plain
from events.attesting.links import ATTESTED_FOR, PURPOSE, holder_in
from events.attesting.passport import ask_passport
from events.attesting.telling import facts, names_of
from events.models import Attestation, Registration
from events.registration.links import unseal
from events.services.attesting import attest
from events.services.refusing import NotPossibleError
from network.content.clients import is_one_of_few
from network.content.models import NetworkSettings
from network.content.printing import pdf_answer

MOST_CODES_AN_HOUR, MOST_PASSPORTS_AN_HOUR = 60, 5
reads_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@reads_and_acts
def own_attestation(request: HttpRequest, token: str) -> HttpResponse:
    """Ask what the person agrees to, then make the attestation; pressed again it changes the agreement."""
    registration = _registration(token)
    if registration is None:
        return render(request, "events/attesting/gone.html", status=404)
    made = Attestation.objects.filter(registration=registration).first()
    sent = request.POST if request.method == "POST" else None
    form = AgreementForm(sent, initial=made and made.agreements, has_email=bool(registration.email))
    refusal = ""
    if form.is_valid():
        try:
            attest(registration=registration, now=timezone.now(), **form.cleaned_data)
        except NotPossibleError as error:
            refusal = str(error)
        else:
            return redirect("attestation", token=token)
    told = {"form": form, "made": made, "registration": registration, "token": token, "refusal": refusal}
    told |= {"session": registration.session, "workshop": registration.session.workshop}
    return render(request, "events/attesting/own.html", told)


@never_cache
@require_safe
def own_sheet(request: HttpRequest, token: str) -> HttpResponse:
    """Return the attestation as PDF; it must have been made."""
    registration = _registration(token)
    made = registration and Attestation.objects.filter(registration=registration).first()
    if not made or made.is_withdrawn:
        raise Http404
    return draw_attestation(request, made)


def draw_attestation(request: HttpRequest, attestation: Attestation) -> HttpResponse:
    """Return an attestation as PDF, in its own language."""
    # Here, and not above: what writes PDF takes 33 MB, of which commands have no use.
    from events.attesting.sheet import attestation_sheet

    content = attestation_sheet(attestation, network=NetworkSettings.for_request(request).name)
    return pdf_answer(content, name=f"{_('Attestation')} {attestation.title}")


@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("attestation_verified", code=form.cleaned_data["code"])
    return render(request, "events/attesting/verify.html", {"form": form})


@never_cache
@require_safe
def verified(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a code is that of an attestation, and what its person agreed to show."""
    if not is_one_of_few(request, what="codes", most=MOST_CODES_AN_HOUR, now=timezone.now()):
        return render(request, "events/attesting/verify.html", {"is_too_many": True}, status=429)
    attestation = Attestation.objects.filter(code=plain(code)).select_related("registration").first()
    if attestation is None or attestation.is_withdrawn:
        told = {"form": CodeForm(initial={"code": code}), "is_unknown": True}
        return render(request, "events/attesting/verify.html", told, status=404)
    told = {"attestation": attestation, "facts": facts(attestation)}
    return render(request, "events/attesting/verified.html", told)


@never_cache
@reads_and_acts
def new_passport(request: HttpRequest) -> HttpResponse:
    """Ask for an address; the answer is the same whether we know it or not."""
    form, now = PassportForm(request.POST or None), timezone.now()
    if form.is_valid():
        if is_one_of_few(request, what="passports", most=MOST_PASSPORTS_AN_HOUR, now=now):
            ask_passport(email=form.cleaned_data["email"], language=get_language(), now=now)
            return redirect("passport_asked")
        form.add_error(None, _("You asked several times already. Wait an hour, or call us."))
    return render(request, "events/attesting/passport_new.html", {"form": form})


@never_cache
@require_safe
def passport_asked(request: HttpRequest) -> HttpResponse:
    return render(request, "events/attesting/passport_asked.html")


@never_cache
@require_safe
def passport(request: HttpRequest, token: str) -> HttpResponse:
    """Show all attestations of an address, to whoever reads its mail."""
    held = _held(token)
    if not held:
        return render(request, "events/attesting/gone.html", {"is_passport": True}, status=404)
    minutes = sum(one.minutes for one in held)
    told = {
        "held": [(one, facts(one)) for one in held],
        "names": names_of(held),
        "minutes": minutes,
        "token": token,
    }
    return render(request, "events/attesting/passport.html", told | {"token": token})


@never_cache
@require_safe
def passport_file(request: HttpRequest, token: str) -> HttpResponse:
    held = _held(token)
    if not held:
        raise Http404
    from events.attesting.sheet import passport_sheet

    network = NetworkSettings.for_request(request).name
    return pdf_answer(passport_sheet(held, network=network, now=timezone.now()), name=_("Digital passport"))


def _registration(token: str) -> Registration | None:
    """Return whose attestation a link is for; None when it is over, or the name was erased."""
    registration = unseal(token, PURPOSE, good_for=ATTESTED_FOR)
    return registration if registration and registration.first_name else None


def _held(token: str) -> list[Attestation]:
    return [one for one in Attestation.objects.held_by(holder_in(token)) if not one.is_withdrawn]
