"""Saved pages put together from invented articles in many shapes; read by tests and by bench/reading.py.

A page is: what stands above the title, the title, the line with date and author, a toolbar, the sapo, pictures,
the body with boxes inside, the sign-off, and what stands below. Each part has several shapes, drawn with a seed.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
SOURCE = tomllib.loads((Path(__file__).parent / "made_articles.toml").read_text(encoding="utf-8"))
SHAPES = tomllib.loads((Path(__file__).parent / "made_shapes.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Made:
    """A page with what must be read from it and what must not."""

    name: str
    text: str
    language: str
    title: str
    published: str | None
    kept: tuple[str, ...]
    leaks: tuple[str, ...]


class Maker:
    """Draws one page."""

    def __init__(self, seed: int, article: dict[str, Any]) -> None:
        self.chance = random.Random(seed)
        self.article = article
        self.language = article["language"]
        self.shapes = SHAPES.get(self.language, SHAPES["vi"])
        self.others = [t for t in SOURCE["teaser"] if t["language"] == self.language]
        self.chance.shuffle(self.others)
        self.leaks: list[str] = []
        self.names: list[str] = []
        self.when = datetime(
            self.chance.randint(2014, 2025), self.chance.randint(1, 12), self.chance.randint(1, 28),
            self.chance.randint(6, 22), self.chance.randint(0, 59), tzinfo=HOME,
        )  # fmt: skip
        self.published: str | None = None

    def draw(self, table: str) -> list[str]:
        """Draw one shape of a part and remember its name."""
        rows = self.shapes.get(table) or SHAPES["any"].get(table) or [[]]
        number = self.chance.randrange(len(rows))
        self.names.append(f"{table}{number}")
        return list(rows[number])

    def fill(self, lines: list[str]) -> list[str]:
        """Put day, hour, title and author into a shape."""
        when, article = self.when, self.article
        known = {
            "d": when.day, "m": when.month, "y": when.year, "H": when.hour, "M": when.minute,
            "h12": (when.hour - 1) % 12 + 1, "half": "PM" if when.hour >= 12 else "AM", "sa": "CH" if when.hour >= 12 else "SA",
            "month": self.shapes.get("months", SHAPES["en"]["months"])[when.month - 1],
            "weekday": SHAPES["vi"]["weekdays"][when.weekday()],
            "title": article["title"], "author": article["author"], "place": "Hà Nội",
        }  # fmt: skip
        return [line.format(**known) for line in lines]

    def teasers(self, count: int) -> list[dict[str, Any]]:
        """Take other articles; their words must never be read."""
        taken = [self.others[i % len(self.others)] for i in range(count)]
        self.leaks += [part for t in taken for part in (t["title"], t["blurb"])]
        return taken

    def dated(self) -> list[str]:
        """Draw the date line and settle what must be read from it."""
        lines = self.draw("dated")
        joined = " ".join(lines)
        if "{y}" not in joined:
            self.published = None
        elif "{H" in joined or "{h12" in joined:
            self.published = self.when.isoformat()
        else:
            self.published = self.when.date().isoformat()
        return self.fill(lines)

    def box(self, *, inside: bool) -> list[str]:
        """Draw a box of other articles."""
        heading = self.chance.choice(self.shapes["headings"])
        kind = self.chance.choice(
            ["titles", "bullets", "pointer"]
            if inside
            else ["triplets", "bullets", "titles", "pairs", "numbered", "blurbs", "bare", "ago"]
        )
        self.names.append(("in:" if inside else "end:") + kind)
        rows = self.teasers(2 if inside else 3)
        if kind == "pointer":
            return [f">> {rows[0]['title']}", f"{self.shapes['pointer']} {rows[1]['title']}"]
        if kind == "bare":
            return [line for t in rows for line in (t["caption"], t["title"], t["blurb"])]
        return [heading, *(line for n, t in enumerate(rows, 1) for line in self.row(kind, n, t))]

    def row(self, kind: str, number: int, t: dict[str, Any]) -> list[str]:
        """Print one teaser."""
        return {
            "titles": [t["title"]],
            "bullets": [f"• {t['title']}"],
            "numbered": [f"{number}. {t['title']}"],
            "pairs": [t["title"], t["blurb"]],
            "triplets": ["", t["caption"], "", t["title"], "", t["blurb"], ""],
            "blurbs": [f"  • {t['title']}", f"    {t['blurb']}"],
            "ago": [t["title"], f"{number} giờ trước"],
        }[kind]

    def body(self) -> list[str]:
        """Print the article's paragraphs with a box or a picture between."""
        paragraphs = self.article["paragraphs"]
        place = self.chance.randrange(2, len(paragraphs)) if len(paragraphs) > 3 else 0
        extra = self.chance.choice(["none", "box", "box", "picture"])
        lines: list[str] = []
        for number, paragraph in enumerate(paragraphs):
            if (
                number == place
                and number
                and number not in {i for p in self.article.get("pulled", []) for i in (p, p + 1)}
            ):
                lines += (
                    self.box(inside=True) if extra == "box" else self.picture() if extra == "picture" else []
                )
            lines += [paragraph, ""]
        return lines

    def picture(self) -> list[str]:
        """Print a picture: file name, caption once or twice."""
        caption = self.article["caption"]
        self.leaks.append(caption)
        return self.chance.choice(
            [[caption], [caption, caption], ["anh-minh-hoa_01.jpg", "", caption, ""], ["", caption, ""]]
        )

    def make(self) -> Made:
        """Put the page together."""
        article = self.article
        top = self.fill(self.draw("top"))
        dated = self.dated()
        above = (
            self.chance.random() < 0.2
            and self.language == "vi"
            and len(dated) == 1
            and ":" not in dated[0][-9:-6]
        )
        tools = self.draw("tools")
        sapo = [article["lead"], ""] if article["lead"] else []
        head = (
            [*dated, article["title"]]
            if above
            and article["author"] not in dated[0]
            and "thứ" not in dated[0].lower()
            and "chủ nhật" not in dated[0].lower()
            else [article["title"], *dated]
        )
        lines = [*top, *head, *tools, "", *sapo]
        if self.chance.random() < 0.6:
            lines += self.picture()
        lines += ["", *self.body()]
        lines += self.fill(self.draw("signed"))
        for part in self.chance.sample(["box", "box", "comments", "tags"], 3):
            lines += self.box(inside=False) if part == "box" else self.fill(self.draw(part))
        lines += self.fill(self.draw("foot"))
        kept = tuple(p for n, p in enumerate(article["paragraphs"]) if n not in article.get("pulled", []))
        if article["lead"]:
            kept = (article["lead"], *kept)
        name = f"{self.language} {article['title'][:20]} " + " ".join(self.names)
        return Made(
            name, "\n".join(lines), self.language, article["title"], self.published, kept, tuple(self.leaks)
        )


def pages(count: int, seed: int = 57) -> Iterator[Made]:
    """Make pages, Vietnamese ones two times out of three."""
    chance = random.Random(seed)
    home = [a for a in SOURCE["article"] if a["language"] == "vi"]
    abroad = [a for a in SOURCE["article"] if a["language"] != "vi"]
    for number in range(count):
        article = home[number % len(home)] if number % 3 else abroad[number // 3 % len(abroad)]
        yield Maker(chance.randrange(1 << 30), article).make()


def same_moment(read: datetime | date | None, wanted: str | None) -> bool:
    """Compare a date with what was printed."""
    return (read.isoformat() if read else None) == wanted
