"""The three questions after a session, behind a signed link: nobody reads who answered what."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from events.registration.feedback_link import PURPOSE
from events.registration.links import unseal
from events.services.feedback import Answer, Question, give_feedback

GOOD_FOR = timedelta(days=30)


class FeedbackForm(forms.Form):
    """One answer to each question, or none: nobody must answer all."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            self.fields[question.value] = forms.ChoiceField(
                label=question.label, choices=Answer.choices, widget=forms.RadioSelect, required=False
            )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.values()):
            self.add_error(Question.LEARNT, _("Choose one answer at least."))
        return cleaned

    def answers(self) -> dict[Question, Answer]:
        return {Question(name): Answer(value) for name, value in self.cleaned_data.items() if value}


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def feedback_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the questions, or count the answers; a link that answered before only says thank you."""
    registration = unseal(token, PURPOSE, good_for=GOOD_FOR)
    if registration is None:
        return render(request, "events/registration/gone.html", status=404)
    # A form sent without any answer is empty, and still sent.
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    is_sent = form.is_valid()
    if is_sent:
        give_feedback(registration=registration, answers=form.answers())
    told = {
        "form": form,
        "workshop": registration.session.workshop,
        "is_over": is_sent or registration.gave_feedback,
    }
    return render(request, "events/registration/feedback.html", told)
