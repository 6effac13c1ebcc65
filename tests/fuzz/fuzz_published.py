"""Fuzz target of published statements, keys and logs, kept beside their tests in tests/signing.

Run: python tests/fuzz/fuzz_published.py -max_total_time=60
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.fuzz.aiming import fuzz
from tests.signing.fuzz_published import SEEDS, check

if __name__ == "__main__":
    fuzz(
        check, SEEDS, words=("payloads", '"seq":', '"log":null', "nhipcau.keys/1", "valid_until", "\\\\ud800")
    )
