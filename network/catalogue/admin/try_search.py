"""Where staff type a search and see what it becomes, before volunteers do."""

from django import forms
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from network.catalogue.explaining import explain
from network.catalogue.form_fields import TextField
from network.content.models import NetworkSettings


class TrySearchForm(forms.Form):
    q = TextField(
        label=_("A search"), widget=forms.TextInput(attrs={"maxlength": 200, "autocomplete": "off"})
    )


class TrySearchView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "catalogue/admin/try_search.html"
    page_title = _("Try a search")
    header_icon = "search"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def form(self) -> TrySearchForm:
        return TrySearchForm(self.request.GET or None)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        if self.form.is_valid():
            departments = NetworkSettings.for_request(self.request).departments
            context["explained"] = explain(self.form.cleaned_data["q"], departments)
        return context


class TrySearchViewSet(ViewSet):
    name = url_prefix = "try_search"
    menu_label = TrySearchView.page_title
    icon = TrySearchView.header_icon

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", TrySearchView.as_view(), name="index")]
