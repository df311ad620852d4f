"""Where moderators look at sheets that may be the same, make them one, and undo it."""

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, re_path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from network.geo.distance import distance_km
from partners.admin.comparing import MergeForm, hanging
from partners.directory.facts import map_url
from partners.duplicates.candidates import Pair, candidates, reasons
from partners.models import Merge, Place
from partners.models.listed import Listed
from partners.models.merge import SheetKind
from partners.services.merging import MergeRefusedError, merge
from partners.services.telling_apart import tell_apart
from partners.services.unmerging import MODELS, undo

PER_PAGE = 20
MERGES = "partners.add_merge"


class DoublesPage(UserPassesTestMixin, WagtailAdminTemplateMixin, TemplateView):
    """The frame of these pages: for who may merge, below the list of doubles."""

    page_title = _("Doubles")
    header_icon = "copy"

    def test_func(self) -> bool:
        return self.request.user.has_perm(MERGES)

    def handle_no_permission(self) -> HttpResponse:
        raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [{"url": reverse("doubles:index"), "label": _("Doubles")}]


class ListView(DoublesPage):
    template_name = "partners/admin/doubles.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        kind = self.request.GET.get("kind")
        kind = SheetKind(kind) if kind in SheetKind.values else SheetKind.PLACE
        shown = Paginator(candidates(MODELS[kind]), PER_PAGE).get_page(self.request.GET.get("p"))
        told = {"kind": kind, "kinds": SheetKind, "pairs": _shown(kind, list(shown)), "page": shown}
        return super().get_context_data(**kwargs) | told


def _shown(kind: SheetKind, pairs: list[Pair]) -> list[dict[str, object]]:
    sheets = MODELS[kind].objects.in_bulk({pk for pair in pairs for pk in (pair.first, pair.second)})
    return [
        {
            "score": pair.score,
            "sheets": (sheets[pair.first], sheets[pair.second]),
            "reasons": why,
            "url": reverse("doubles:compare", args=[kind, pair.first, pair.second]),
        }
        for pair, why in zip(pairs, reasons(MODELS[kind], pairs), strict=True)
    ]


class CompareView(DoublesPage):
    """Both sheets field by field; POST merges them or notes that they are two things."""

    template_name = "partners/admin/compare.html"

    @cached_property
    def sheets(self) -> tuple[Listed, Listed]:
        model = MODELS[SheetKind(self.kwargs["kind"])]
        if not self.request.user.has_perm(f"partners.change_{model._meta.model_name}"):
            raise PermissionDenied
        if self.kwargs["first"] == self.kwargs["second"]:
            raise Http404
        asked = model.objects.live()
        first, second = (get_object_or_404(asked, pk=self.kwargs[name]) for name in ("first", "second"))
        return first, second

    @cached_property
    def form(self) -> MergeForm:
        first, second = self.sheets
        return MergeForm(self.request.POST or None, first=first, second=second)

    def get_page_subtitle(self) -> str:
        return " / ".join(sheet.name for sheet in self.sheets)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        first, second = self.sheets
        pair = Pair(0, *sorted((first.pk, second.pk)))
        told = {
            "form": self.form,
            "sheets": self.sheets,
            "lines": list(self.form.lines()),
            "hanging": [hanging(sheet) for sheet in self.sheets],
            "reasons": reasons(type(first), [pair])[0],
            "metres": _metres(first, second),
            "maps": [map_url(sheet) for sheet in self.sheets if isinstance(sheet, Place)],
        }
        return super().get_context_data(**kwargs) | told

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        first, second = self.sheets
        if "apart" in request.POST:
            tell_apart(first=first, second=second, user=request.user)
            messages.success(request, gettext("Noted: they are two, and are not proposed again."))
            return redirect(f"{reverse('doubles:index')}?kind={self.kwargs['kind']}")
        if self.form.is_valid() and self._merge():
            return redirect("doubles:merges")
        return self.get(request, **kwargs)

    def _merge(self) -> bool:
        chosen = self.form.cleaned_data["kept"]
        kept, double = sorted(self.sheets, key=lambda sheet: sheet.pk != chosen)
        try:
            merge(kept=kept, doubles=[double], user=self.request.user, choices=self.form.chosen())
        except MergeRefusedError as refusal:
            self.form.add_error(None, str(refusal))
            return False
        text = gettext("“%(double)s” is now part of “%(kept)s”; its old address leads there.")
        messages.success(self.request, text % {"double": double.name, "kept": kept.name})
        return True


def _metres(first: Listed, second: Listed) -> int | None:
    points = [(sheet.latitude, sheet.longitude) for sheet in (first, second) if isinstance(sheet, Place)]
    if len(points) < 2 or None in (*points[0], *points[1]):
        return None
    return round(distance_km(*points[0], *points[1]) * 1000)


class MergesView(DoublesPage):
    template_name = "partners/admin/merges.html"
    page_title = _("Merges")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        made = Merge.objects.select_related("made_by", "undone_by")
        shown = Paginator(made, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": shown}


class UndoView(DoublesPage):
    """GET asks, POST does it."""

    template_name = "partners/admin/undo_merge.html"
    page_title = _("Undo the merge")

    @cached_property
    def merge(self) -> Merge:
        found = get_object_or_404(Merge, pk=self.kwargs["pk"], undone_at=None)
        if not self.request.user.has_perm(f"partners.change_{found.kind}"):
            raise PermissionDenied
        return found

    def get_page_subtitle(self) -> str:
        return str(self.merge)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            undone = undo(merge=self.merge, user=request.user)
        except MergeRefusedError as refusal:
            messages.error(request, str(refusal))
            return redirect("doubles:merges")
        messages.success(request, gettext("The merge is undone."))
        for remark in undone.remarks:
            messages.warning(request, remark)
        return redirect("doubles:merges")


class DoublesViewSet(ViewSet):
    name = url_prefix = "doubles"
    menu_label = DoublesPage.page_title
    icon = DoublesPage.header_icon

    def get_menu_item(self, order: int | None = None) -> object:
        item = super().get_menu_item(order)
        item.is_shown = lambda request: request.user.has_perm(MERGES)
        return item

    def get_urlpatterns(self) -> list[URLPattern]:
        pair = r"^(?P<kind>place|organisation)/(?P<first>\d{1,15})/(?P<second>\d{1,15})/$"
        return [
            path("", ListView.as_view(), name="index"),
            path("merges/", MergesView.as_view(), name="merges"),
            path("merges/<int:pk>/undo/", UndoView.as_view(), name="undo"),
            re_path(pair, CompareView.as_view(), name="compare"),
        ]
