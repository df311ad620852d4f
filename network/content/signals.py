"""A change of what all pages share gives the content a new version, in the same transaction."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, PageViewRestriction, Site, get_page_models
from wagtail.signals import page_slug_changed, post_page_move

from network.content.models import Menu, MenuItem, NetworkSettings, NetworkWords, Picture, Rendition
from network.content.state import touch

SHARED = (Locale, Menu, MenuItem, NetworkSettings, NetworkWords, PageViewRestriction, Picture, Site)


def renew(raw: bool = False, **kwargs: object) -> None:
    # While a dump is loaded the tables may not be there yet.
    if not raw:
        touch()


def follow(*models: type[Model]) -> None:
    """Let each change of these models renew the content. Called by an app for what its kept parts tell of."""
    for model in models:
        post_save.connect(renew, sender=model)
        post_delete.connect(renew, sender=model)


def listen() -> None:
    """Follow everything that all pages share. Called once, when all models are known."""
    follow(*SHARED, *get_page_models())
    post_delete.connect(renew, sender=Rendition)
    for signal in (post_page_move, page_slug_changed):
        signal.connect(renew)
