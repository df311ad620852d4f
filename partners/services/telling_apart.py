"""A person says that two sheets that look alike are two things."""

from network.users.models import User
from partners.models import NotTheSame
from partners.models.listed import Listed


def tell_apart(*, first: Listed, second: Listed, user: User | None) -> NotTheSame:
    """Remember that two sheets are not the same; said twice, it is said once."""
    small, great = sorted((first.pk, second.pk))
    kind = first._meta.model_name
    said, _new = NotTheSame.objects.get_or_create(
        kind=kind, first=small, second=great, defaults={"said_by": user}
    )
    return said
