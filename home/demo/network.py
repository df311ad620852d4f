"""The settings of the network, where nobody filled them in."""

from wagtail.models import Page, Site

from home.demo import LANGUAGE
from home.demo.texts import read
from network.content.models import NetworkSettings, NetworkWords

PRIVACY = "confidentialite"


def load_network() -> int:
    """Fill the settings of the default site that still have their first value; return how many.

    A language whose sentences are missing gets its own.
    """
    settings = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    told = read("pages")["settings"]
    missing = {name: value for name, value in told.items() if _is_untouched(settings, name)}
    for name, value in missing.items():
        setattr(settings, name, value)
    if missing:
        settings.full_clean()
        settings.save()
    return len(missing) + _load_words(settings)


def name_privacy_page() -> int:
    """Let forms name the page about personal data, where staff named none; return whether it did."""
    page = Page.objects.filter(slug=PRIVACY, locale__language_code=LANGUAGE).first()
    untold = NetworkSettings.objects.filter(site__is_default_site=True, privacy_page=None)
    return untold.update(privacy_page=page) if page else 0


def _load_words(settings: NetworkSettings) -> int:
    known = set(settings.words.values_list("language", flat=True))
    told = read("pages")["words"]
    missing = [NetworkWords(language=code, **words) for code, words in told.items() if code not in known]
    for words in missing:
        words.network = settings
        words.full_clean()
        words.save()
    return len(missing)


def _is_untouched(settings: NetworkSettings, name: str) -> bool:
    return (getattr(settings, name) or "") == settings._meta.get_field(name).get_default()
