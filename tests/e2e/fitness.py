"""Whether screens are fit for all: axe finds nothing and nothing scrolls sideways, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (320, 390, 1280)


def assert_fit(page: Page, address: str, paths: Iterable[str], widths: Iterable[int] = WIDTHS) -> None:
    """Look at each path at every width; fail with all faults at once."""
    faults = []
    for path in paths:
        answer = page.goto(f"{address}{path}")
        if answer is None or answer.status != 200:
            faults.append(f"{path} answers {answer and answer.status}")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 844})
            found = Axe().run(page)
            if found.violations_count:
                faults.append(f"{path} at {width}: {found.generate_report()}")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{path} scrolls sideways at {width}")
    assert not faults, "\n".join(faults)
