"""Places in text: articles a second beside Aho-Corasick alone and one regular expression of all names.

Run: ``python bench/places.py``. Articles are made from the gold sentences of the tests, 3,000 letters each.
"""

from __future__ import annotations

import pickle
import re
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from nhipcau.reading.languages.vi.places.spelling import canonical
from nhipcau.units.rules.finder import GazetteerFinder, load_place_finder

GOLD = Path(__file__).parents[1] / "tests" / "reading" / "vi" / "places_gold.tsv"
MARKED = re.compile(r"\{([^=}]*)=[^}]*\}")
FILLER = (
    "Tại hội nghị, các đại biểu trao đổi cách cung cấp thông tin cho báo chí, cách trả lời câu hỏi khó và cách"
    " đính chính khi có sai sót; phần lớn ý kiến cho rằng cần trả lời sớm, đủ và bằng lời dễ hiểu. "
)
LETTERS, ARTICLES, ON = 3000, 300, date(2026, 3, 1)


def made_articles() -> list[str]:
    """Return articles with about one sentence in three naming places, as the press has it."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    sentences = [MARKED.sub(r"\1", line.split("\t")[1]) + " " for line in lines]
    articles = []
    for number in range(ARTICLES):
        text, at = "", number * 7
        while len(text) < LETTERS:
            text += sentences[at % len(sentences)] + FILLER
            at += 1
        articles.append(text[:LETTERS])
    return articles


def pace(work: Callable[[str], object], articles: list[str]) -> float:
    """Return articles a CPU second."""
    start = time.process_time()
    for article in articles:
        work(article)
    return len(articles) / (time.process_time() - start)


def main() -> None:
    """Print one line a way of finding."""
    start = time.process_time()
    finder: GazetteerFinder = load_place_finder()
    print(f"load {time.process_time() - start:.2f} CPU-s, {len(finder.book.entries):,} spellings")
    articles = made_articles()
    names = sorted((form for form in finder.book.entries if not form.isdigit()), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    automaton = finder.book.automaton
    mentions = sum(len(p.spans) for article in articles for p in finder.find(article, on=ON))
    rows: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "place finder (decides which unit)": (lambda text: finder.find(text, on=ON), articles),
        "Aho-Corasick alone (every spelling, no decision)": (
            lambda text: list(automaton.iter(canonical(text))), articles,
        ),
        "one regular expression of all names": (lambda text: pattern.findall(canonical(text)), articles[:5]),
    }  # fmt: skip
    for title, (work, share) in rows.items():
        print(f"{title:<50} {pace(work, share):>9,.0f} articles/s")
    print(
        f"{mentions / len(articles):.1f} mentions an article; pickled {len(pickle.dumps(finder))} bytes;"
        f" peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


if __name__ == "__main__":
    main()
