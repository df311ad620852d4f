"""What happens on a site before it is killed: a backup, then changes; told as JSON, then it waits."""

import json
import sys
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from events.services.erasing import erase
from events.services.personal_data import erase_person, kept_on
from home.models import Consent
from home.testimonials.withdrawing import withdraw
from network.catalogue.alerts.asking import stop
from network.catalogue.models import Alert
from network.content.models import ContentState
from tests.backup.telling import told
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol, in_days
from tests.factories.testimonials import ConsentFactory, day

WorkshopPageFactory(title="Le courriel du jour de la copie", sessions=2)
now = timezone.now() - timedelta(hours=1)
for key in ("stays", "stopped"):
    Alert.objects.create(
        key=key, email=f"{key}@example.org", language="fr", created_at=now, confirmed_at=now, used_at=now
    )
consent = ConsentFactory(proof=ContentFile(b"signed", name="papier.pdf"))
default_storage.save("before.txt", ContentFile(b"before"))
session = SessionFactory(capacity=1)
erased, _next = enrol(session, "Anne", "Bruno")
(long_ago,) = enrol(SessionFactory(past=True), "Chloé", now=in_days(-8))
was = told() | {"content": ContentState.objects.get().version, "proof": consent.proof.name}

# The backup of an older version of the site.
MigrationExecutor(connection).migrate([("partners", "0015_sheet_report_rights")])
call_command("backup")
newest = MigrationExecutor(connection)
newest.migrate(newest.loader.graph.leaf_nodes())

stop(key="stopped")
erase_person(kept=kept_on(erased), now=timezone.now())
erase([long_ago], now=timezone.now())
withdraw(consent=Consent.objects.get(), on=day(0))
Alert.objects.filter(key="stays").update(email="changed@example.org")
default_storage.delete("before.txt")
default_storage.save("after.txt", ContentFile(b"after"))

# A change that stays in the -wal of a process that dies.
transaction.set_autocommit(False)
Alert.objects.create(key="later", email="later@example.org", language="fr", created_at=now, used_at=now)
transaction.commit()
sys.stdout.write(json.dumps(was) + "\n")
sys.stdout.flush()
sys.stdin.read()
