"""Messages to people about one session, by the way that each can be reached."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from events.enums import BY_SMS, Channel, MessageKind
from events.local_time import from_wall_clock, to_wall_clock
from events.models import Message, Party, Registration
from network.letters.sms import sends_sms

DAY_BEGINS, DAY_ENDS = time(8), time(20)


def messages_to(
    people: Sequence[Registration], kind: MessageKind, *, now: datetime, which: str = ""
) -> list[Message]:
    """Return unsaved messages: one to each person, or to who answers for several, in the order of arrival.

    Somebody of a party who gave an e-mail address of their own is told too. `which` names what can happen to
    a person more than once: the same name cannot be written again.
    """
    first_of = {one.party: one for one in reversed(people) if one.party_id}
    through_others = [
        message_to(party, kind, of=one, now=now, which=which) for party, one in first_of.items()
    ]
    by_themselves = [one for one in people if not one.party_id or one.email]
    return through_others + [message_to(one, kind, of=one, now=now, which=which) for one in by_themselves]


def message_to(
    to: Registration | Party, kind: MessageKind, *, of: Registration, now: datetime, which: str = ""
) -> Message:
    """Return an unsaved message about a registration, or about the party that it is the first of."""
    is_party, channel = isinstance(to, Party), channel_of(to, kind)
    # A phone rings; what somebody did not ask for right now waits for the morning, where it can.
    may_wait = channel == Channel.SMS and kind == MessageKind.OFFERED
    return Message(
        name="-".join(filter(None, [kind, str(of.pk), "party" if is_party else "", which])),
        kind=kind,
        channel=channel,
        session_id=of.session_id,
        created_at=now,
        due_at=awake_from(now) if may_wait else now,
        **{"party" if is_party else "registration": to},
    )


def channel_of(to: Registration | Party, kind: MessageKind) -> Channel:
    """Return how somebody is told: by e-mail while it arrives, else by text message, else by a call."""
    if to.email and not to.address_refused_at:
        return Channel.EMAIL
    return Channel.SMS if to.phone and kind in BY_SMS and sends_sms() else Channel.NONE


def awake_from(now: datetime) -> datetime:
    """Return the first moment from `now` on when a phone may ring: from 8 to 20 in Paris."""
    shown = to_wall_clock(now)
    if DAY_BEGINS <= shown.time() < DAY_ENDS:
        return now
    day = shown.date() + timedelta(days=shown.time() >= DAY_ENDS)
    return from_wall_clock(datetime.combine(day, DAY_BEGINS))
