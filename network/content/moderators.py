"""To whom the site writes when staff have to do something."""

from wagtail.models import Site

from network.content.models import NetworkSettings
from network.users.groups import MODERATORS
from network.users.models import User


def addresses() -> list[str]:
    """Return the addresses of the active moderators, else that of the network."""
    moderators = User.objects.filter(is_active=True, groups__name=MODERATORS).order_by("pk")
    found = list(moderators.values_list("email", flat=True).distinct())
    network = NetworkSettings.for_site(Site.objects.get(is_default_site=True)).email
    return found or ([network] if network else [])
