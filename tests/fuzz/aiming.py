"""What every fuzz target shares: a folder of seeds, limits, and ten seconds unless told otherwise."""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris

LONGEST_INPUT = 4096
SECONDS = 10


def fuzz(check: Callable[[bytes], None], seeds: Sequence[bytes], *, words: Sequence[str] = ()) -> None:
    """Fuzz from the seeds; `words` are pieces that chance alone would not hit upon."""
    warnings.simplefilter("ignore")
    told = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="nhipcau-fuzz-") as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, seed in enumerate(seeds):
            (corpus / str(number)).write_bytes(seed)
        options = [
            f"-max_len={LONGEST_INPUT}",
            "-timeout=20",
            "-rss_limit_mb=2048",
            f"-artifact_prefix={folder}/",
        ]
        if not any(each.startswith("-max_total_time") for each in told):
            options.append(f"-max_total_time={SECONDS}")
        if words:
            dictionary = Path(folder, "words")
            dictionary.write_text("\n".join(f'"{_escaped(word)}"' for word in words))
            options.append(f"-dict={dictionary}")
        atheris.Setup([sys.argv[0], *options, *told, str(corpus)], check)
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())
