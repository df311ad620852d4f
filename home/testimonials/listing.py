"""Turns a request to the page of stories into the list its template shows."""

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from home.testimonials.days import today
from home.testimonials.question import Choices, Question, StoriesForm
from home.testimonials.shown import shown_story
from network.catalogue.addresses import pages_of, understood, without
from network.catalogue.models import Skill
from network.content.frame import keep
from network.geo.gazetteer import department

if TYPE_CHECKING:
    from home.models import Testimonial, TestimonialsPage

PER_PAGE = 12


def listing_context(page: "TestimonialsPage", request: HttpRequest) -> dict[str, object]:
    """Return the stories, their filters and the values that could not be read."""
    stories = page.stories()
    key, url = ("stories", "choices", today(), page.locale_id), page.get_url(request)
    skills, departments = keep(request, key, lambda: _choices(stories, page.locale_id))
    form = StoriesForm(request.GET, skills=skills, departments=departments)
    shown = Paginator(_found(stories, form.question()), PER_PAGE).get_page(request.GET.get("page"))
    data = understood(request.GET, form)
    return {
        "form": form,
        "ignored": form.ignored(),
        "chips": [
            {"label": label, "remove_url": without(data, name)} for name, label in form.chosen().items()
        ],
        "clear_url": url,
        "stories": [shown_story(story, f"{url}{story.slug}/") for story in shown],
        "count": shown.paginator.count,
        "pages": pages_of(shown, data),
    }


def _choices(stories: QuerySet["Testimonial"], locale: int) -> tuple[Choices, Choices]:
    """Return the skills and the départements that have a story, in one query."""
    names = Skill.objects.filter(locale=locale, key=OuterRef("skills__key")).values("name")[:1]
    told = stories.annotate(name=Subquery(names)).order_by("skills__position", "name")
    rows = list(told.values_list("skills__key", "name", "organisation__department").distinct())
    known = [department(code) for code in sorted({code for _key, _name, code in rows if code})]
    return (
        list(dict.fromkeys((key, name) for key, name, _code in rows if name)),
        [(one.code, f"{one.name} ({one.code})") for one in known if one],
    )


def _found(stories: QuerySet["Testimonial"], question: Question) -> QuerySet["Testimonial"]:
    if question.kind:
        stories = stories.filter(kind=question.kind)
    if question.skill:
        stories = stories.teaching(question.skill)
    return stories.from_department(question.department) if question.department else stories
