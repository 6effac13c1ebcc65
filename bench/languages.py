"""`./run bench languages`: share of made headlines told rightly, and headlines per second."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reading.made_headlines import headlines, without_marks

from nhipcau.reading.languages.identify import identify


def main() -> None:
    """Print a table."""
    rows = headlines(3000)
    print(f"{'language':24} {'right':>7} {'headlines/s':>12}")
    sets = {
        name: [text for language, text in rows if language == name]
        for name in sorted({language for language, _ in rows})
    }
    sets["vi without marks"] = [without_marks(text) for text in sets["vi"]]
    for name, texts in sets.items():
        start = perf_counter()
        found = [identify(text) for text in texts]
        spent = perf_counter() - start
        right = sum(language == name[:2] for language in found) / len(texts)
        print(f"{name:24} {right:7.4f} {len(texts) / spent:12,.0f}")


if __name__ == "__main__":
    main()
