"""What was erased after a backup is erased again, told by lines that hold nothing of a person."""

import stat
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from home.models import Consent, ResourceReport
from home.resources.enums import ReportReason
from home.testimonials.withdrawing import restore, withdraw
from network import erasures
from network.catalogue.alerts.asking import stop
from network.catalogue.models import Alert
from tests.factories.resources import ResourcePageFactory
from tests.factories.testimonials import ConsentFactory, day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def journal(settings, tmp_path: Path) -> Path:
    settings.ERASURES_FILE = tmp_path / "erasures.txt"
    return settings.ERASURES_FILE


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def alert(key: str, **fields: object) -> Alert:
    now = timezone.now()
    told = {"email": f"{key}@example.org", "language": "fr", "created_at": now, "used_at": now}
    return Alert.objects.create(key=key, confirmed_at=now, **told | fields)


def test_a_line_is_a_moment_a_kind_and_a_key(commit, journal):
    alert("secret")
    with commit():
        stop(key="secret")
    (line,) = erasures.journal()
    assert (line.kind, line.key) == ("alert", "secret")
    assert "example.org" not in journal.read_text()
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600


@pytest.mark.parametrize("key", ["jeanne@example.org", "Jeanne Dupont", "", "a\nb", "é"])
def test_what_may_be_personal_is_no_key(key):
    with pytest.raises(ValueError, match="key"):
        erasures.record("alert", key)


def test_what_is_taken_back_by_its_transaction_is_not_told(commit, journal):
    alert("kept")
    with commit(), suppress(ZeroDivisionError), transaction.atomic():
        stop(key="kept")
        raise ZeroDivisionError
    assert list(erasures.journal()) == []


def test_only_what_was_erased_since_the_backup_is_erased_again(commit):
    alert("before")
    with time_machine.travel(datetime(2026, 11, 20, tzinfo=UTC)), commit():
        stop(key="before")
    alert("after")
    with time_machine.travel(datetime(2026, 11, 22, tzinfo=UTC)), commit():
        stop(key="after")
    for key in ("before", "after", "other"):
        alert(key)
    assert erasures.replay(datetime(2026, 11, 21, tzinfo=UTC)) == {"alert": 1}
    assert sorted(Alert.objects.values_list("key", flat=True)) == ["before", "other"]


def test_what_only_its_age_makes_due_goes_too():
    long_ago = timezone.now() - timedelta(days=400)
    alert("old", used_at=long_ago)
    resource = ResourcePageFactory()
    ResourceReport.objects.create(resource=resource, reason=ReportReason.choices[0][0], created_at=long_ago)
    ConsentFactory(agreed_on=day(-3000), until=day(-2000))
    assert erasures.replay(timezone.now()) == {"old_alert": 1, "old_report": 1, "consent": 1}
    assert Consent.objects.get().person == ""


def restored(consent: Consent, **fields: object) -> Consent:
    """Return a consent as a backup has it."""
    Consent.objects.filter(pk=consent.pk).delete()
    return ConsentFactory(pk=consent.pk, **fields)


def test_a_consent_taken_back_since_is_taken_back_again(commit):
    since, consent = timezone.now(), ConsentFactory()
    with commit():
        withdraw(consent=consent, on=day(0))
    consent = restored(consent)
    erasures.replay(since)
    consent.refresh_from_db()
    assert consent.withdrawn_on == day(0)


def test_a_withdrawal_undone_since_is_undone_again(commit):
    since, consent = timezone.now(), ConsentFactory()
    with commit():
        withdraw(consent=consent, on=day(0))
        restore(consent=consent)
    consent = restored(consent, withdrawn_on=day(-1))
    erasures.replay(since)
    consent.refresh_from_db()
    assert consent.withdrawn_on is None


def test_a_consent_deleted_since_holds_nobody_and_shows_nothing(commit):
    since, consent = timezone.now(), ConsentFactory()
    key = consent.pk
    with commit():
        consent.delete()
    consent = ConsentFactory(pk=key, proof=ContentFile(b"signed", name="papier.pdf"))
    storage, name = consent.proof.storage, consent.proof.name
    with commit():
        erasures.replay(since)
    consent.refresh_from_db()
    assert (consent.person, consent.contact, consent.scope) == ("", "", "")
    assert consent.withdrawn_on is not None
    assert not storage.exists(name)


def test_two_journals_become_one_in_the_order_of_their_moments(journal):
    ours = "2026-11-22T00:00:00+00:00 alert b\n"
    journal.write_text(ours)
    other = "2026-11-21T00:00:00+00:00 alert a\nrubbish\n2026-11-23 alert c\n2026-11-23T00:00:00 alert d\n"
    erasures.merge(erasures.read(other + ours))
    assert journal.read_text() == "2026-11-21T00:00:00+00:00 alert a\n" + ours
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
