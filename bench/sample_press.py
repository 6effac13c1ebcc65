"""Reads every page of the sample press, as HTML and as saved text, and compares it with what was planted.

Prints by outlet: words kept, words leaked, titles, days, languages, people and figures found.
The sample press is ours, so this shows where the line fails on markup it was not tuned on.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from nhipcau.reading.line import read
from nhipcau.reading.outcomes import Kept, Outcome
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools
from nhipcau.sample.edition import expected
from nhipcau.sample.outlets import outlet
from nhipcau.sample.pieces import Piece, PlantedFigure
from nhipcau.sample.sites import Edition, Site
from nhipcau.sample.writing import saved_as_text
from nhipcau.units.rules.finder import load_place_finder

TODAY = date(2026, 11, 20)
SCALES = {"nghìn": 1e3, "triệu": 1e6, "tỷ": 1e9}
CHARACTERS = {"zh", "lo", "km"}


@dataclass
class Score:
    """Sums over the pages of one outlet in one shape."""

    pages: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, found: int, total: int) -> None:
        """Count `found` of `total` right."""
        self.kept[what] += found
        self.of[what] += total

    def share(self, what: str) -> str:
        """Print the share found, or a dash when nothing was planted."""
        return f"{self.kept[what] / self.of[what]:6.3f}" if self.of[what] else "     –"


def tokens(text: str, language: str) -> Counter[str]:
    """Count words; characters where words are not spaced."""
    return Counter(text.replace("\n", "") if language in CHARACTERS else text.split())


def judge(score: Score, piece: Piece, outcome: Outcome) -> None:
    """Compare one outcome with its piece."""
    score.pages += 1
    if piece.kind != "article":
        score.add("dropped", not isinstance(outcome, Kept), 1)
        if isinstance(outcome, Kept):
            score.wrong.append(f"kept a {piece.kind}: {outcome.article.title}")
        return
    score.add("read", isinstance(outcome, Kept), 1)
    if not isinstance(outcome, Kept):
        score.wrong.append(f"{outcome}: {piece.title}")
        return
    article = outcome.article
    want, got = tokens(piece.text, piece.language), tokens(article.text, piece.language)
    score.add("words", (want & got).total(), want.total())
    score.add("leak", (got - want).total(), got.total())
    if (got - want).total() > 3 or (want - got).total() > 3:
        score.wrong.append(
            f"text: +{list((got - want).elements())[:12]} -{list((want - got).elements())[:12]}"
        )
    score.add("title", article.title == piece.title, 1)
    if article.title != piece.title:
        score.wrong.append(f"title: {article.title!r} for {piece.title!r}")
    moment = article.published_at
    day = moment.date() if isinstance(moment, datetime) else moment
    score.add("day", day == piece.published_at.date(), 1)
    if day != piece.published_at.date():
        score.wrong.append(f"day: {day} for {piece.published_at.date()}")
    score.add("language", article.language == piece.language, 1)
    if piece.language == "vi":
        judge_mentions(score, piece, outcome)


def judge_mentions(score: Score, piece: Piece, kept: Kept) -> None:
    """Compare planted people and figures; not everything in a text was planted."""
    names = {person.name for person in kept.mentions.people}
    planted = {name for name, _office in piece.people if name in piece.text}
    score.add("people", len(planted & names), len(planted))
    score.wrong += [f"people: missed {name}" for name in planted - names]
    figures = {(figure.value, figure.qualifier) for figure in kept.mentions.figures}
    wanted = {(whole(f), f.qualifier) for f in piece.figures if f.value is not None and f.text in piece.text}
    score.add("figures", len(wanted & figures), len(wanted))
    score.wrong += [f"figures: missed {figure}" for figure in wanted - figures]


def whole(figure: PlantedFigure) -> float:
    """Multiply a planted "46 tỷ đồng" out, as the line does."""
    scale = next((SCALES[word] for word in (figure.unit or "").split() if word in SCALES), 1)
    return round((figure.value or 0) * scale, 2)


def measure() -> dict[tuple[str, str], Score]:
    """Read the whole edition in both shapes."""
    tools = Tools(places=load_place_finder())
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for piece in expected(TODAY):
        site = Site(outlet(piece.outlet), f"http://{piece.outlet}.example/", Edition(TODAY))
        answer = site.answer(piece.path, {})
        if answer.status != 200 or piece.fault:
            continue
        header = answer.headers.get("Content-Type")
        html = Page(f"{piece.outlet}{piece.path}", answer.body, header)
        charset = outlet(piece.outlet).charset
        saved = Page(
            f"{piece.key}.txt",
            saved_as_text(answer.body.decode(charset)).encode(),
            "text/plain; charset=utf-8",
        )
        judge(scores[piece.outlet, "html"], piece, read(html, tools))
        judge(scores[piece.outlet, "text"], piece, read(saved, tools))
    return scores


COLUMNS = ("read", "dropped", "words", "leak", "title", "day", "language", "people", "figures")


def main() -> None:
    """Print the table; with `-v` also every difference."""
    print(f"{'outlet':14} {'shape':5} {'pages':>5} " + " ".join(f"{name[:6]:>6}" for name in COLUMNS))
    for (name, shape), score in sorted(measure().items()):
        print(f"{name:14} {shape:5} {score.pages:5} " + " ".join(score.share(column) for column in COLUMNS))
        if "-v" in sys.argv:
            print("\n".join(f"      {line}" for line in score.wrong))


if __name__ == "__main__":
    main()
