"""Calls, funders and patronage rules in the menu of the admin."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from funding.admin.forms import CallForm
from funding.models import Call, Funder, PatronageRule, ProgrammePage
from network.content.admin.editing import AddRowView, DeleteRowView, EditRowView
from network.content.templatetags.plain_words import when


class AddCallView(AddRowView):
    page_model = ProgrammePage
    key_field = "programme_key"


class CallIndexView(IndexView):
    """Calls found by the title of their programme too."""

    def search_queryset(self, queryset: QuerySet[Call]) -> QuerySet[Call]:
        if not self.is_searching:
            return queryset
        titled = ProgrammePage.objects.filter(title__icontains=self.search_query).values("translation_key")
        labelled = queryset.filter(label__icontains=self.search_query)
        return queryset.filter(programme_key__in=titled) | labelled


class CallViewSet(ModelViewSet):
    model = Call
    icon = "date"
    menu_label = _("Calls")
    copy_view_enabled = False
    index_view_class = CallIndexView
    add_view_class = AddCallView
    edit_view_class = EditRowView
    delete_view_class = DeleteRowView
    list_display = [
        "__str__",
        Column("opens_at", label=_("Opens"), accessor=lambda call: when(call.opens_at), sort_key="opens_at"),
        Column(
            "closes_at", label=_("Closes"), accessor=lambda call: when(call.closes_at), sort_key="closes_at"
        ),
    ]
    # The field only opens the search box: the view searches titles as well.
    search_fields = ["label"]
    edit_handler = ObjectList(
        [
            FieldPanel("programme_key"),
            FieldPanel("label"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                    FieldPanel("pre_deposit_at"),
                ],
                heading=_("When"),
                help_text=_("In Paris, for example 31/01/2027: until 23:59, unless you write an hour."),
            ),
            FieldPanel("budget"),
            FieldPanel("note"),
        ],
        base_form_class=CallForm,
    )


class FunderViewSet(SnippetViewSet):
    model = Funder
    icon = "group"
    list_display = ["name", "kind", UpdatedAtColumn()]
    list_filter = ["kind"]
    copy_view_enabled = False


class PatronageRuleViewSet(SnippetViewSet):
    model = PatronageRule
    icon = "pick"
    menu_label = _("Patronage rules")
    list_display = ["valid_from", "rate", "threshold", "floor", "turnover_share", "legal_source"]
    copy_view_enabled = False


class FundingViewSetGroup(SnippetViewSetGroup):
    items = (CallViewSet, FunderViewSet, PatronageRuleViewSet)
    menu_label = _("Funding")
    menu_icon = "pick"
    menu_order = 260
