"""`./run bench authenticity`: 1,000 random edits and 1,000 other layouts in six languages; the judge's speed.

Prints how many altered texts passed for ours, how many of ours were refused, and the time to build a shelf of
8,400 published texts and to judge one pasted text against it. Chance is seeded.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.signing.edits import altered, relaid
from tests.signing.made_statements import STATEMENTS, every, genuine

from nhipcau.signing.rules.resembling import Genuine, Outcome, Shelf, judge
from nhipcau.signing.rules.resembling.shelf import full_text

ROUNDS = 1000
PUBLISHED = 8400
"""1,400 statements in six languages: the size that the newsroom is measured at (answering.md, check 5)."""
ASKED = 200


def main() -> None:
    """Measure and print."""
    shelf = Shelf(every())
    print("language  edits  accepted  layouts  refused  outcomes of edits")
    for language in STATEMENTS:
        print(measured(language, shelf))
    speed()


def measured(language: str, shelf: Shelf) -> str:
    """Return one line of the table."""
    rng, ours = random.Random(f"bench {language}"), genuine(language)
    text = full_text(ours)
    found = Counter(judge(altered(rng, text, language)[1], shelf).outcome for _ in range(ROUNDS))
    refused = 0
    for turn in range(ROUNDS):
        told = judge(relaid(rng, text if turn % 2 else ours.text, language), shelf)
        refused += told.outcome is not Outcome.GENUINE or told.genuine != ours
    named = ", ".join(f"{outcome.value} {count}" for outcome, count in found.most_common())
    return f"{language:8}  {ROUNDS:5}  {found[Outcome.GENUINE]:8}  {ROUNDS:7}  {refused:7}  {named}"


def published() -> list[Genuine]:
    """Make as many different texts: sentences of ours in another order, with other figures."""
    rng = random.Random("published")
    made = []
    for number in range(PUBLISHED // len(STATEMENTS)):
        for language, (title, text) in STATEMENTS.items():
            lines = [line for line in text.split("\n") if line]
            rng.shuffle(lines)
            body = "".join(str(rng.randrange(10)) if sign.isdecimal() else sign for sign in "\n".join(lines))
            made.append(Genuine(f"{number}-{language}", language, body, f"{title} ({number})"))
    return made


def speed() -> None:
    """Print the time to build a shelf, to renew it, and to judge."""
    rng, texts = random.Random("asked"), published()
    shelf, built = timed(texts)
    _newer, renewed = timed([*texts, *every()], shelf)
    spent, right = [], 0
    for turn in range(ASKED):
        ours = rng.choice(texts)
        text = (
            altered(rng, ours.text, ours.language)[1] if turn % 2 else relaid(rng, ours.text, ours.language)
        )
        begun = perf_counter()
        told = judge(text, shelf)
        spent.append(1000 * (perf_counter() - begun))
        right += told.genuine == ours
    print(
        f"{PUBLISHED} published texts: shelf built in {built:.2f} s, renewed after a release in {renewed:.2f} s"
    )
    worst = statistics.quantiles(spent, n=100)
    print(f"judging one of them: p50 {worst[49]:.0f} ms, p95 {worst[94]:.0f} ms, p99 {worst[98]:.0f} ms; "
          f"the right text named {right}/{ASKED}")  # fmt: skip


def timed(texts: list[Genuine], earlier: Shelf | None = None) -> tuple[Shelf, float]:
    """Build a shelf and say how long it took."""
    begun = perf_counter()
    shelf = Shelf(texts, earlier=earlier)
    return shelf, perf_counter() - begun


if __name__ == "__main__":
    main()
