"""Where the page of a place or an organisation is, for the other apps that name one."""

from partners.models import DirectoryPage, Organisation, Place


def address_of(listed: Place | Organisation) -> str:
    """Return the path of its page in the active language; nothing for a draft or without a directory."""
    directory = DirectoryPage.current() if listed.live else None
    return directory.address_of(listed) if directory else ""
