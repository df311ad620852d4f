"""The page on which a series is entered or changed: first its dates are shown, then it is saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events.admin.action_page import ActionPage
from events.admin.series_form import SeriesForm, said_of
from events.models import Series, Session, WorkshopPage
from events.recurrence.days_off import school_holidays_known_until
from events.recurrence.ics import calendar_of
from events.recurrence.words import sentence
from events.services.series import Plan, carry_out, plan
from network.content.templatetags.plain_words import day as said_day
from network.content.templatetags.plain_words import when


class SeriesView(ActionPage):
    """Add a series; `?page=12` names its workshop, `?session=3` a session to repeat."""

    form_class = SeriesForm
    template_name = "events/admin/series.html"
    permission_required = "add"
    page_title = _("Add a series of dates")
    series: Series | None = None

    def get_initial(self) -> dict[str, object]:
        session = Session.objects.filter(pk=_number(self.request, "session")).first()
        page = WorkshopPage.objects.filter(pk=_number(self.request, "page")).first()
        if session:
            return said_of(session)
        return {"workshop_key": page.translation_key} if page else {}

    def get_form_kwargs(self) -> dict[str, object]:
        # A copy of its own: the form writes into what it is given.
        instance = Series.objects.get(pk=self.series.pk) if self.series else None
        return super().get_form_kwargs() | {"instance": instance}

    def form_valid(self, form: SeriesForm) -> HttpResponse:
        if "save" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, preview=self.preview(form)))
        done = carry_out(series=form.instance, before=self.series, now=timezone.now())
        tell(self.request, done)
        return redirect(self.get_success_url())

    def preview(self, form: SeriesForm) -> dict[str, object]:
        """Return what the dates would be, and what would stay; nothing is written."""
        series, now = form.instance, timezone.now()
        return shown(series, plan(series=series, before=self.series, now=now))


class ChangeSeriesView(SeriesView):
    permission_required = "change"
    page_title = _("Change a series of dates")

    @cached_property
    def series(self) -> Series:
        return get_object_or_404(Series, pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, object]:
        return {}

    def get_page_subtitle(self) -> str:
        return sentence(self.series.pattern)


class SeriesCalendarView(PermissionCheckedMixin, View):
    """The series as a file for a calendar."""

    model = Session
    permission_required = "change"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        series = get_object_or_404(Series, pk=pk)
        title = WorkshopPage.objects.by_key([series.workshop_key], language="fr").get(series.workshop_key)
        calendar = calendar_of(
            series.pattern, minutes=series.minutes, title=str(title or ""), uid=f"series-{series.pk}"
        )
        response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="series-{series.pk}.ics"'
        return response


def shown(series: Series, made: Plan) -> dict[str, object]:
    """Return what a person reads before saving."""
    pattern = series.pattern
    days, off, known = pattern.days(), pattern.days_off(), school_holidays_known_until()
    return {
        "sentence": sentence(pattern),
        "dates": [when(pattern.start(day)) for day in days],
        "off": [(said_day(day), name) for day, name in sorted(off.items())],
        "deleted": [when(session.starts_at) for session in made.delete],
        "stay": stays(made),
        "past": sum(pattern.start(day) < timezone.now() for day in days),
        "unknown_after": said_day(known) if series.skips_school_holidays and days[-1] > known else "",
    }


def stays(made: Plan) -> list[tuple[str, str]]:
    """Return each date that stays as it is, with why."""
    return [(when(session.starts_at), str(why.label)) for session, why in made.stay]


def tell(request: HttpRequest, made: Plan) -> None:
    """Say what was done to the sessions of a series, and what stays and why."""
    counted = (
        (len(made.create), ngettext("%(n)s date added", "%(n)s dates added", len(made.create))),
        (len(made.change), ngettext("%(n)s date changed", "%(n)s dates changed", len(made.change))),
        (len(made.delete), ngettext("%(n)s date taken out", "%(n)s dates taken out", len(made.delete))),
    )
    said = ", ".join(words % {"n": number} for number, words in counted if number)
    messages.success(request, f"{said}." if said else gettext("Nothing had to change."))
    if made.stay:
        listed = " ; ".join(f"{day} ({why})" for day, why in stays(made))
        messages.warning(request, gettext("These dates stay as they are: %(dates)s.") % {"dates": listed})


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
