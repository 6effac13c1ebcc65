"""The design language as numbers: contrast, no inline code, no colour outside of the tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nhipcau"
CSS = SOURCE / "common" / "static" / "common"
TOKENS = (CSS / "tokens.css").read_text()
PAIRS = [
    ("ink", "paper"), ("ink", "panel"), ("ink", "panel-2"), ("ink-2", "paper"), ("ink-2", "panel"), ("ink-2", "panel-2"),
    ("link", "paper"), ("link", "panel"), ("on-brand", "brand"), ("on-brand", "brand-strong"),
    ("brand-strong", "brand-soft"), ("bar-ink", "bar-bg"), ("bar-ink", "bar-soft"), ("ink", "mark"),
    ("good", "good-soft"), ("warn", "warn-soft"), ("bad", "bad-soft"), ("info", "info-soft"), ("bad", "panel"),
    ("ink", "good-soft"), ("ink", "warn-soft"), ("ink", "bad-soft"), ("ink", "info-soft"), ("panel", "bad"),
]  # fmt: skip
SHAPES = [
    ("line-strong", "panel"),
    ("focus", "paper"),
    ("focus", "panel"),
    ("accent", "bar-bg"),
    ("good", "panel"),
    ("brand", "panel"),
]


def colours(scheme: str) -> dict[str, str]:
    """Return the colour tokens of one scheme."""
    block = (
        re.search(r':root\[data-theme="dark"\] \{(.*?)\n\}', TOKENS, re.DOTALL) if scheme == "dark" else None
    )
    text = block.group(1) if block else TOKENS.split("@media")[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_meets_wcag_aa(scheme: str) -> None:
    tokens = colours(scheme)
    weak = {pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_and_focus_rings_can_be_seen(scheme: str) -> None:
    tokens = colours(scheme)
    weak = {pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in SHAPES}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_both_ways_into_the_dark_are_the_same() -> None:
    by_device = re.search(r'not\(\[data-theme="light"\]\) \{(.*?)\n  \}', TOKENS, re.DOTALL)
    by_hand = re.search(r':root\[data-theme="dark"\] \{(.*?)\n\}', TOKENS, re.DOTALL)
    assert by_device
    assert by_hand
    assert by_device.group(1).split() == by_hand.group(1).split()


def test_colours_stand_in_the_tokens_only() -> None:
    for path in SOURCE.rglob("static/**/*.css"):
        if path.name not in {"tokens.css", "print.css"}:
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", path.read_text()), path


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_template_carries_inline_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\")", text)
    assert not re.search(r"(src|href)=[\"']https?://", text)
