"""How an office may be written, short and long. In: words of an office; out: its folded ways of writing."""

from __future__ import annotations

from itertools import product

from nhipcau.monitoring.rules.words import words

SAME = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubmttq", "uy ban mat tran to quoc", "mttq", "mat tran to quoc"),
    ("tp", "thanh pho"),
    ("tw", "trung uong"),
    ("vp", "van phong"),
    ("gd", "giam doc"),
    ("pct", "pho chu tich"),
)
"""Short forms of the press and of letterheads, with what they stand for."""
WAYS = 16
"""More than the ways of any real office; a hostile line stays cheap."""
DEPUTY = "pho"


def ways_of_writing(office: str) -> list[str]:
    """Return the folded office with its short forms written out and its long ones shortened."""
    asked = f" {' '.join(word.folded for word in words(office))} "
    choices = [forms for forms in SAME if any(f" {form} " in asked for form in forms)]
    found = {asked.strip()}
    for chosen in product(*choices):
        written = asked
        for forms, form in zip(choices, chosen, strict=True):
            for other in sorted(forms, key=len, reverse=True):
                if f" {other} " in written:
                    written = written.replace(f" {other} ", f" {form} ")
                    break
        found.add(written.strip())
    return sorted(found - {""})[:WAYS]
