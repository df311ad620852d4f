"""Answers in, a profile out; nothing of the person stays."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from home.needs.asking import assessment_form
from home.needs.assessment_page import AssessmentPage
from home.needs.counts import count_answers
from home.needs.profile import profile_of
from home.trail import trail
from network.catalogue.translations import reading_language


# Nothing of the person changes, so there is nothing to forge, and the token would need a cookie.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the profile that the answers make; the questions again where one needs another look."""
    page = get_object_or_404(AssessmentPage.objects.readable().select_related("locale"), id=pk)
    if request.method != "POST" or page.locale.language_code != reading_language():
        return redirect(_in_this_language(page).get_url(request))
    form = assessment_form(page, request, request.POST)
    if not form.is_valid() or "again" in request.POST:
        return _private(TemplateResponse(request, page.template, page.get_context(request, form=form)))
    now = timezone.now()
    count_answers(answers=form.answers(), now=now)
    context = {"page": page, "form": form, "profile": profile_of(form, now=now)}
    context["trail"] = [*trail(page, request), {"title": page.title, "url": page.get_url(request)}]
    return _private(TemplateResponse(request, "home/profile.html", context))


def _in_this_language(page: AssessmentPage) -> AssessmentPage:
    readable = AssessmentPage.objects.readable().filter(translation_key=page.translation_key)
    return readable.filter(locale__language_code=reading_language()).first() or page


def _private(response: HttpResponse) -> HttpResponse:
    """Keep it in this browser alone; there it may be kept, so that "back" finds the answers."""
    patch_cache_control(response, private=True)
    return response
