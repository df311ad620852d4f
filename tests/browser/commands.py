"""Runs commands of the site one after the other: each line of input is one, as JSON, and so is its answer.

Starting a process for each would take two seconds of a test that runs some.
"""

import io
import json
import sys
import traceback
from contextlib import redirect_stdout

import django
from django.core.management import call_command
from django.db import connections


def main() -> None:
    django.setup()
    for line in sys.stdin:
        said = io.StringIO()
        try:
            with redirect_stdout(said):
                call_command(*json.loads(line))
        except (Exception, SystemExit):
            answer = {"error": traceback.format_exc()}
        else:
            answer = {"said": said.getvalue()}
        connections.close_all()
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
