"""Restore the backup named, check the catalogue, and tell as JSON what the site holds."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "network.settings"
django.setup()

from django.core.management import call_command

from network.content.models import ContentState
from tests.backup.telling import told

call_command("restore", sys.argv[1], stdout=sys.stderr)
call_command("check_catalogue", stdout=sys.stderr)
call_command("migrate", check_unapplied=True, stdout=sys.stderr)
print(json.dumps(told() | {"content": ContentState.objects.get().version}))
