"""The pages of alerts: to ask for one, to see, confirm, keep and stop it. Reading changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from network.catalogue.alerts.asking import ask, confirm, keep, stop
from network.catalogue.alerts.form import AlertForm
from network.catalogue.alerts.question import LONGEST, address, in_words, kept_question
from network.catalogue.models import Alert
from network.content.clients import is_one_of_few

MOST_AN_HOUR = 10
_CHANGES = {"confirm": confirm, "keep": keep}
reads_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@reads_and_acts
def new_alert(request: HttpRequest) -> HttpResponse:
    """Ask for an address and a rhythm; the search is that of this page's own address."""
    question = kept_question(request.GET)
    form = AlertForm(request.POST or None)
    if form.is_valid() and _is_taken(request, form, question):
        return redirect("alert-asked")
    told = {"form": form, "search": in_words(question), "search_url": address(question)}
    return render(request, "catalogue/alerts/new.html", told)


def _is_taken(request: HttpRequest, form: AlertForm, question: str) -> bool:
    now = timezone.now()
    if len(question) > LONGEST:
        form.add_error(None, _("This search has too many choices for an alert. Take some away first."))
    elif not is_one_of_few(request, what="alerts", most=MOST_AN_HOUR, now=now):
        form.add_error(None, _("You asked for several alerts already. Wait an hour, or call us."))
    else:
        told = {name: form.cleaned_data[name] for name in ("email", "rhythm")}
        ask(**told, question=question, now=now)
        return True
    return False


@never_cache
@require_http_methods(["GET", "HEAD"])
def asked_for(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way, whoever asked."""
    return render(request, "catalogue/alerts/asked.html")


@never_cache
@reads_and_acts
def one_alert(request: HttpRequest, key: str) -> HttpResponse:
    """Show an alert with the buttons that confirm and keep it."""
    alert = Alert.objects.filter(key=key).first()
    if alert is None:
        return render(request, "catalogue/alerts/gone.html", status=404)
    change = _CHANGES.get(request.POST.get("do", ""))
    if change:
        change(alert=alert, now=timezone.now())
        return redirect("alert", key=key)
    told = {
        "alert": alert,
        "search": in_words(alert.question),
        "search_url": address(alert.question),
    }
    return render(request, "catalogue/alerts/alert.html", told)


# A mail program posts here without a cookie (RFC 8058); the key is the permission.
@csrf_exempt
@never_cache
@reads_and_acts
def stop_alert(request: HttpRequest, key: str) -> HttpResponse:
    """Show the button that stops an alert, or stop it; stopped twice is stopped."""
    if request.method == "POST":
        stop(key=key)
        return render(request, "catalogue/alerts/gone.html", {"is_stopped": True})
    alert = Alert.objects.filter(key=key).first()
    if alert is None:
        return render(request, "catalogue/alerts/gone.html", status=404)
    return render(request, "catalogue/alerts/stop.html", {"search": in_words(alert.question)})
