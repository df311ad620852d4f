"""Visit the addresses of the resources politely, and keep what was found for the report of links."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from home.resources.enums import LinkStatus
from home.resources.links.checking import due, forget_unused, record
from home.resources.links.visiting import Visitor

LONGEST_NUMBER = 6


def whole(text: str) -> int:
    """Return a number of addresses or of days; ArgumentTypeError for any other text."""
    if not text.isdecimal() or len(text) > LONGEST_NUMBER:
        raise ArgumentTypeError(f"write a whole number, at least 0, not {text!r}")
    return int(text)


class Command(BaseCommand):
    help = "Check the links of the resources: at most one request a second to a site, public addresses only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=whole, help="how many addresses to visit at most")
        parser.add_argument(
            "--older-than", type=whole, default=7, metavar="DAYS", help="leave those checked since (7 days)"
        )

    def handle(self, *, limit: int | None, older_than: int, **options: object) -> None:
        forget_unused()
        urls = due(before=timezone.now() - timedelta(days=older_than))[:limit]
        visitor, found = Visitor(), Counter[str]()
        for url in tqdm(urls, unit="", leave=False, disable=not sys.stderr.isatty()):
            visit = visitor.visit(url)
            record(url=url, visit=visit, now=timezone.now())
            found[visit.status] += 1
        for status in LinkStatus:
            if found[status]:
                self.stdout.write(f"{found[status]:>7}  {status.label}")
        self.stdout.write(f"{len(urls):>7}  addresses visited")
