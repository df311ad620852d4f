"""Keeps the history of a sheet whole where it is changed without a form."""

from partners.keys import Sheet


def record(sheet: Sheet) -> None:
    """Write a revision of a saved sheet that has some, unless a draft waits in it.

    Whoever goes back to the newest revision would else bring back what it said before.
    """
    if not sheet.latest_revision_id or sheet.has_unpublished_changes:
        return
    revision = sheet.save_revision(clean=False, changed=False)
    rows = type(sheet).objects.filter(pk=sheet.pk)
    rows.update(live_revision=revision, last_published_at=revision.created_at)


def begin_history(sheet: Sheet) -> None:
    """Keep what the public reads of a sheet without revisions: the first one would hide what was before."""
    if sheet.live and not sheet.latest_revision_id:
        revision = sheet.save_revision(clean=False, changed=False)
        type(sheet).objects.filter(pk=sheet.pk).update(live_revision=revision)
