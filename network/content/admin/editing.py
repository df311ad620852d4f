"""To add a row that belongs to a page, or change one, coming from its list or from its page."""

from wagtail.admin.utils import get_valid_next_url_from_request, set_query_params
from wagtail.admin.views.generic import CreateView, DeleteView, EditView

from network.content.models import BasePage


class BackToWhereItBegan:
    """After saving, return to the address in `next` when there is one."""

    def with_next(self, url: str) -> str:
        back = get_valid_next_url_from_request(self.request)
        return set_query_params(url, {"next": back}) if back else url

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or super().get_success_url()


class AddRowView(BackToWhereItBegan, CreateView):
    """`?page=12` chooses the page by its number; a subclass says which type and which field keeps its key."""

    page_model: type[BasePage]
    key_field: str

    def get_initial(self) -> dict[str, object]:
        number = self.request.GET.get("page", "")
        is_number = number.isdecimal() and len(number) < 10
        page = self.page_model.objects.filter(pk=number).first() if is_number else None
        return super().get_initial() | ({self.key_field: page.translation_key} if page else {})

    def get_add_url(self) -> str:
        return self.with_next(super().get_add_url())


class EditRowView(BackToWhereItBegan, EditView):
    def get_edit_url(self) -> str:
        return self.with_next(super().get_edit_url())


class DeleteRowView(BackToWhereItBegan, DeleteView):
    pass
