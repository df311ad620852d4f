"""Restore the backup named, check the catalogue, and tell as JSON what the site holds."""

import json
import sys

from django.core.management import call_command

from network.content.models import ContentState
from tests.backup.telling import told

call_command("restore", sys.argv[2], stdout=sys.stderr)
call_command("check_catalogue", stdout=sys.stderr)
call_command("migrate", check_unapplied=True, stdout=sys.stderr)
sys.stdout.write(json.dumps(told() | {"content": ContentState.objects.get().version}))
