"""Where staff edit the words of the catalogue, and hear of its search server."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from network.catalogue.admin.search_server import tell_of_search_server
from network.catalogue.admin.try_search import TrySearchViewSet
from network.catalogue.models import Family, Skill, SynonymGroup
from network.content.models import JargonTerm


class SkillViewSet(SnippetViewSet):
    model = Skill
    icon = "pick"
    list_display = ["name", "family", "definition", "locale"]
    list_filter = ["family"]
    ordering = ["position"]
    copy_view_enabled = False


class FamilyViewSet(SnippetViewSet):
    model = Family
    icon = "folder-open-1"
    list_display = ["name", "definition", "locale"]
    copy_view_enabled = False


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "openquote"
    menu_label = _("Words that mean the same")
    copy_view_enabled = False


class JargonTermViewSet(SnippetViewSet):
    model = JargonTerm
    icon = "glasses"
    menu_label = _("Words of the trade")
    list_display = ["term", "plain", "language"]
    list_filter = ["language"]
    search_fields = ["term", "plain"]
    copy_view_enabled = False


class WordsViewSetGroup(SnippetViewSetGroup):
    items = (SkillViewSet, FamilyViewSet, SynonymGroupViewSet, TrySearchViewSet, JargonTermViewSet)
    menu_label = _("Words")
    menu_icon = "tag"
    menu_order = 350


register_snippet(WordsViewSetGroup)
hooks.register("construct_homepage_panels", tell_of_search_server)
