"""The words of links: read one by one, each says where it leads (WCAG 2.2, 2.4.4 and 2.4.9)."""

from bs4 import BeautifulSoup

_VAGUE = {
    *("ici", "cliquez ici", "cliquer ici", "là", "lien", "ce lien", "en savoir plus", "lire la suite"),
    *("plus d'infos", "plus d'informations", "voir", "suite"),
    *("here", "click here", "link", "this link", "more", "read more", "learn more", "find out more"),
}


def vague_links(html: str) -> list[str]:
    """Return the words of links that say nothing of where they lead, "" for a link without words."""
    links = BeautifulSoup(html, "html.parser").find_all("a")
    words = (" ".join(link.get_text().split()) for link in links)
    return [told for told in words if _folded(told) in _VAGUE or not _folded(told)]


def _folded(words: str) -> str:
    return words.replace("’", "'").lower().strip(" .…:!>→»«\u00a0")
