"""To add a session or change one, coming from the list or from the page of its workshop."""

from wagtail.admin.utils import get_valid_next_url_from_request, set_query_params
from wagtail.admin.views.generic import CreateView, DeleteView, EditView

from events.models import WorkshopPage


class BackToWhereItBegan:
    """After saving, return to the address in `next` when there is one."""

    def with_next(self, url: str) -> str:
        back = get_valid_next_url_from_request(self.request)
        return set_query_params(url, {"next": back}) if back else url

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or super().get_success_url()


class AddSessionView(BackToWhereItBegan, CreateView):
    """`?workshop=12` chooses the workshop by the number of its page."""

    def get_initial(self) -> dict[str, object]:
        number = self.request.GET.get("workshop", "")
        page = (
            WorkshopPage.objects.filter(pk=number).first()
            if number.isdecimal() and len(number) < 10
            else None
        )
        return super().get_initial() | ({"workshop_key": page.translation_key} if page else {})

    def get_add_url(self) -> str:
        return self.with_next(super().get_add_url())


class EditSessionView(BackToWhereItBegan, EditView):
    def get_edit_url(self) -> str:
        return self.with_next(super().get_edit_url())


class DeleteSessionView(BackToWhereItBegan, DeleteView):
    pass
