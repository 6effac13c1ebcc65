"""How much of made pages is kept and how much leaks; used by floor tests and by bench/reading.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.reading.made_pages import MadePage
from tests.reading.made_saved import Made, same_moment

from nhipcau.reading.engines.inline import read_one
from nhipcau.reading.folding import words
from nhipcau.reading.outcomes import Kept
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools


@dataclass(frozen=True)
class Leaks:
    """Shares of words kept of the article, and of the boxes' words that came along."""

    kept: float
    leaked: float
    leaky: int
    pages: int


class Tally:
    """Adds up pages."""

    def __init__(self) -> None:
        self.own = self.kept = self.foreign = self.leaked = self.leaky = self.pages = 0

    def add(self, text: str, wanted: Iterable[str], unwanted: Iterable[str]) -> None:
        """Count one page."""
        self.pages += 1
        for paragraph in wanted:
            size = len(words(paragraph))
            self.own += size
            self.kept += size if paragraph in text else 0
        came = 0
        for part in unwanted:
            size = len(words(part))
            self.foreign += size
            came += size if part in text else 0
        self.leaked += came
        self.leaky += came > 0

    def leaks(self) -> Leaks:
        """Say the shares."""
        return Leaks(self.kept / max(1, self.own), self.leaked / max(1, self.foreign), self.leaky, self.pages)


@dataclass(frozen=True)
class SavedScore:
    """How saved pages are read."""

    text: Leaks
    titles: float
    dates: float
    languages: float


def measure_boxes(reader: Callable[[str], str], pages: Iterable[MadePage]) -> Leaks:
    """Read pages of markup."""
    tally = Tally()
    for page in pages:
        tally.add(reader(page.html), page.kept, page.leaks)
    return tally.leaks()


def measure_saved(pages: Iterable[Made]) -> SavedScore:
    """Read saved pages."""
    tally = Tally()
    titles = dates = languages = 0
    for page in pages:
        outcome = read_one(Page(page.name, page.text.encode()), Tools())
        article = outcome.article if isinstance(outcome, Kept) else None
        tally.add(article.text if article else "", page.kept, page.leaks)
        if article:
            titles += article.title == page.title
            dates += same_moment(article.published_at, page.published)
            languages += article.language == page.language
    count = max(1, tally.pages)
    return SavedScore(tally.leaks(), titles / count, dates / count, languages / count)
