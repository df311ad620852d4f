"""The page where somebody enrols a group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from events.models import Session
from events.registration import answers
from events.registration.group_form import (
    MOST_ROWS,
    GroupContactForm,
    RowsOfPeople,
    one_row_more,
    rows_of,
)
from events.registration.views import about_open, answered, date_of, is_welcome, reads_and_acts
from events.services.refusing import NotPossibleError
from events.services.registering import register_group
from network.content.private import private


@private
@reads_and_acts
def group_page(request: HttpRequest, session: int) -> HttpResponse:
    """Show the form for several people, one row more where asked, or enrol them together."""
    date = date_of(session)
    data = request.POST or None
    if data and "add" in data:
        contact = GroupContactForm(initial=data.dict())
        return _form(request, date, contact, one_row_more(data, date.workshop))
    contact, rows = GroupContactForm(data), rows_of(data, date.workshop)
    # Both are judged, so that all that is wrong is told at once.
    if (
        request.method == "POST"
        and all([contact.is_valid(), rows.is_valid()])
        and is_welcome(request, contact)
    ):
        try:
            return _enrol(request, date, contact, rows)
        except NotPossibleError as refusal:
            contact.add_error(None, str(refusal))
    return _form(request, date, contact, rows)


def _enrol(request: HttpRequest, date: Session, form: GroupContactForm, rows: RowsOfPeople) -> HttpResponse:
    now, mark = timezone.now(), answers.browser_mark(request, date.pk)
    contact, people = form.contact(), rows.people()
    done = register_group(
        session=date.pk,
        contact=contact,
        people=people,
        language=get_language(),
        now=now,
        consented_at=now,
        asked_by=mark,
    )
    return answered(done, people, date, mark, contact)


def _form(
    request: HttpRequest,
    date: Session,
    contact: GroupContactForm,
    rows: RowsOfPeople,
) -> HttpResponse:
    told = {"form": contact, "rows": rows, "most": MOST_ROWS, "can_add": len(rows.forms) < MOST_ROWS}
    return render(request, "events/registration/group.html", about_open(date) | told)
