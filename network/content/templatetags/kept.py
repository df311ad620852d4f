"""`{% kept "footer" menu %} … {% endkept %}`: a part that is the same on many pages, drawn once."""

from collections.abc import Hashable

from django import template
from django.http import HttpRequest
from django.utils.functional import LazyObject
from django.utils.safestring import SafeString, mark_safe

from network.content.frame import keep

register = template.Library()


@register.tag
def kept(parser: template.base.Parser, token: template.base.Token) -> "KeptNode":
    """Draw a part once for each value of what follows its name, until the content changes.

    The part may tell of the settings, the menus, the pages and the values named, of nothing else.
    """
    _tag, name, *values = token.split_contents()
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(name, [parser.compile_filter(value) for value in values], nodes)


class KeptNode(template.Node):
    def __init__(
        self, name: str, values: list[template.base.FilterExpression], nodelist: template.NodeList
    ) -> None:
        self.name, self.values, self.nodelist = name, values, nodelist

    def render(self, context: template.Context) -> SafeString:
        request = context.get("request")
        if not isinstance(request, HttpRequest):
            return self.nodelist.render(context)
        key = (self.name, *(_key(value.resolve(context)) for value in self.values))
        return keep(request, key, lambda: mark_safe(self.nodelist.render(context)))  # noqa: S308


def _key(value: object) -> Hashable:
    # A lazy menu would keep its request alive.
    return tuple(value) if isinstance(value, LazyObject | list) else value
