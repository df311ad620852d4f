"""Messages that reached nobody: whom to call, and the way to send again what was set aside."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from events.admin.action_page import ActionPage
from events.enums import RosterUse
from events.models import Message, Party
from events.models.message import MessageQuerySet
from events.services.roster_access import record_access
from events.services.undelivered import send_again, told_by_voice
from network.content.templatetags.plain_words import phone
from network.users.models import User

UNDELIVERED = _("Messages that did not arrive")


class MessagePolicy(ModelPermissionPolicy):
    """The site writes messages, staff only deal with them."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class UndeliveredView(IndexView):
    """The session that comes first comes first."""

    page_title = UNDELIVERED
    default_ordering = "session__starts_at"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("who", label=_("Whom to tell"), accessor=_who),
            Column("phone", label=_("Phone"), accessor=lambda one: phone(one.recipient.phone)),
            Column("email", label=_("E-mail"), accessor=lambda one: one.recipient.email),
            Column("kind", label=_("What to tell"), accessor="get_kind_display"),
            Column("session", label=_("Session"), accessor=lambda one: str(one.session)),
            Column("why", label=_("Why it did not arrive"), accessor=_why),
        ]

    def get_base_queryset(self) -> MessageQuerySet:
        waiting = Message.objects.to_call(timezone.now())
        return waiting.select_related("registration", "party", "session")

    def get_context_data(self, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(*args, **kwargs)
        for session in {one.session for one in context["object_list"]}:
            record_access(user=self.request.user, session=session, how=RosterUse.VIEW)
        return context

    def get_list_more_buttons(self, instance: Message) -> list[MenuItem]:
        if not self.user_has_permission("change"):
            return []
        called = reverse("message:told", args=[instance.pk])
        buttons = [MenuItem(_("I told them"), url=called, icon_name="check", priority=10)]
        if instance.recipient.email:
            again = reverse("message:again", args=[instance.pk])
            buttons.append(MenuItem(_("Try again"), url=again, icon_name="mail", priority=20))
        return buttons


class DealWithView(ActionPage):
    model = Message
    permission_required = "change"
    form_class = forms.Form
    template_name = "events/admin/session_action.html"
    header_icon = "mail"
    done = ""

    @cached_property
    def message(self) -> Message:
        return get_object_or_404(Message.objects.filter(sent_at=None), pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("message:index")

    def get_page_subtitle(self) -> str:
        return f"{_who(self.message)} · {self.message.session}"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [{"url": self.get_success_url(), "label": UNDELIVERED}, here]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.act()
        messages.success(self.request, str(self.done))
        return redirect(self.get_success_url())

    def act(self) -> None:
        raise NotImplementedError


class TryAgainView(DealWithView):
    page_title = _("Try again")
    button_label = _("Send it again")
    explanation = _("Correct the address first. The message leaves within a minute.")
    done = _("The message leaves again.")

    def act(self) -> None:
        send_again(message=self.message)


class ToldView(DealWithView):
    page_title = _("I told them")
    button_label = _("They know")
    explanation = _("You called, or saw them: the message leaves this list.")
    done = _("Noted.")

    def act(self) -> None:
        told_by_voice(message=self.message, now=timezone.now())


class UndeliveredViewSet(ModelViewSet):
    model = Message
    form_fields: list[str] = []
    icon = "mail"
    menu_label = UNDELIVERED
    menu_hook = "register_reports_menu_item"
    menu_order = 650
    index_view_class = UndeliveredView
    copy_view_enabled = False

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("again/<int:pk>/", self.construct_view(TryAgainView), name="again"),
            path("told/<int:pk>/", self.construct_view(ToldView), name="told"),
        ]


def _who(message: Message) -> str:
    to = message.recipient
    return to.name if isinstance(to, Party) else to.full_name


def _why(message: Message) -> str:
    if message.recipient.address_refused_at:
        return gettext("There is no such e-mail address.")
    if message.set_aside_at:
        return gettext("The mail server refused it several times.")
    return gettext("No address that it could go to.")
