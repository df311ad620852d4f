"""The words of messages in the admin: all kinds in each language, changed, looked at, tried, taken back."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, UpdateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from events.enums import MessageKind
from events.messages.defaults import Words, default_words
from events.messages.email import framed
from events.messages.placeholders import allowed
from events.messages.wording_form import WordingForm, listed
from events.messages.words import network_now, sample
from events.models import Wording

POLICY = ModelPermissionPolicy(Wording)


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of message: for each language its address, its name and whether staff changed its words."""

    label: str
    languages: list[tuple[str, str, bool]]


class WordingsPage(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    permission_policy = POLICY
    permission_required = "change"
    header_icon = "mail"


class WordingListView(WordingsPage, TemplateView):
    page_title = _("Words of messages")
    template_name = "events/admin/wordings.html"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        changed = set(Wording.objects.values_list("kind", "language"))
        rows = [
            Row(
                kind.label,
                [
                    (reverse("wording", args=[kind, code]), gettext(name), (kind, code) in changed)
                    for code, name in settings.LANGUAGES
                ],
            )
            for kind in MessageKind
        ]
        return super().get_context_data(**kwargs) | {"rows": rows}


class WordingView(WordingsPage, UpdateView):
    """One form with several buttons: to look, to save, to send oneself a try, to take all back."""

    model = Wording
    form_class = WordingForm
    template_name = "events/admin/wording.html"

    @cached_property
    def wording(self) -> Wording:
        kind, language = self.kwargs["kind"], self.kwargs["language"]
        if kind not in MessageKind.values or language not in dict(settings.LANGUAGES):
            raise Http404
        found = Wording.objects.filter(kind=kind, language=language).first()
        return found or Wording(kind=kind, language=language, **_own_words(kind, language))

    def get_object(self, queryset: object = None) -> Wording:
        return self.wording

    def get_page_title(self) -> str:
        return self.wording.get_kind_display()

    def get_page_subtitle(self) -> str:
        return self.wording.get_language_display()

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        above = {"url": reverse("wordings"), "label": gettext("Words of messages")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), above, here]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        form = kwargs.get("form")
        is_typed = form is not None and form.is_bound
        shown = None
        if not is_typed:
            shown = Words(self.wording.subject, self.wording.text)
        elif form.is_valid():
            shown = form.words()
        names = listed(allowed(self.wording.kind), self.wording.language)
        preview = shown and sample(shown, self.wording.language)
        return super().get_context_data(**kwargs) | {"preview": preview, "names": names}

    def form_valid(self, form: WordingForm) -> HttpResponse:
        if "look" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "try" in self.request.POST:
            self._try(form)
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        messages.success(self.request, gettext("The words are saved."))
        return redirect(self.request.path)

    def post(self, request: object, *args: object, **kwargs: object) -> HttpResponse:
        if "reset" not in request.POST:
            return super().post(request, *args, **kwargs)
        Wording.objects.filter(pk=self.wording.pk).delete()
        messages.success(request, gettext("The site’s own words hold again."))
        return redirect(request.path)

    def _try(self, form: WordingForm) -> None:
        to, language = self.request.user.email, self.wording.language
        email = framed(sample(form.words(), language), to=to, language=language, network=network_now())
        try:
            email.send()
        except OSError:
            messages.error(self.request, gettext("The mail server does not answer: nothing was sent."))
        else:
            messages.success(self.request, gettext("Sent to %(email)s.") % {"email": to})


def _own_words(kind: str, language: str) -> dict[str, str]:
    with override(language):
        words = default_words(kind)
    return {"subject": words.subject, "text": words.text}


class WordingsMenuItem(MenuItem):
    def is_shown(self, request: object) -> bool:
        return POLICY.user_has_permission(request.user, "change")


def wording_addresses() -> list[URLPattern]:
    return [
        path("messages/words/", WordingListView.as_view(), name="wordings"),
        path("messages/words/<str:kind>/<str:language>/", WordingView.as_view(), name="wording"),
    ]


def wordings_menu_item() -> MenuItem:
    return WordingsMenuItem(_("Words of messages"), reverse("wordings"), icon_name="mail", order=350)
