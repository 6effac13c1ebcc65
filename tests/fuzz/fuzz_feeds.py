"""Fuzz target of the feed parsers, kept beside them in tests/sources.

Run: python tests/fuzz/fuzz_feeds.py -max_total_time=60
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.fuzz.aiming import fuzz
from tests.sources.fuzz_feeds import SEEDS, check

if __name__ == "__main__":
    fuzz(
        check,
        SEEDS,
        words=("<item>", "<link>", "<pubDate>", "<!DOCTYPE", "<entry>", "<loc>", '"items":[', "CDATA["),
    )
