"""The link to a registration is sent again, to its own address and to nobody else."""

from datetime import datetime, timedelta

from events.enums import Channel, MessageKind
from events.models import Message, Party, Registration

PAUSE = timedelta(minutes=10)


def resend_links(*, email: str, now: datetime) -> None:
    """Write one message that holds all the links of an address; none where nobody is registered with it.

    At most one in ten minutes. Nothing is returned: whoever asks must not learn whether there was anything.
    """
    to = _first(email, now)
    if to is None:
        return
    of = {"party": to} if isinstance(to, Party) else {"registration": to}
    links = Message.objects.filter(kind=MessageKind.LINK, **of)
    if links.filter(created_at__gt=now - PAUSE).exists():
        return
    window = int(now.timestamp() // PAUSE.total_seconds())
    message = Message(
        # Two at once write the same name, and one of them is ignored.
        name=f"{MessageKind.LINK}-{'p' if 'party' in of else 'r'}{to.pk}-{window}",
        kind=MessageKind.LINK,
        channel=Channel.EMAIL,
        session=to.session,
        created_at=now,
        due_at=now,
        **of,
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)


def _first(email: str, now: datetime) -> Registration | Party | None:
    """Return whom all messages to this address are written to: the oldest."""
    since = now - timedelta(days=30)
    own = Registration.objects.reached_at(email, since).select_related("session").first()
    return own or Party.objects.reached_at(email, since).select_related("session").first()
