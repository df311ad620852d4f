"""What axe and a ruler find on the page that is open."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_BROKEN = """async (options) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...options });
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]);
}"""


def assert_sound(page: Page) -> None:
    """Check that axe finds nothing and that nothing is wider than the screen."""
    assert barriers(page) == []
    assert_fits(page)


def barriers(page: Page, **options: object) -> list[list[object]]:
    """Return the rules of axe that are broken, each with the first elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(_BROKEN, options)


def assert_fits(page: Page) -> None:
    """Check that nothing is wider than the screen."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
