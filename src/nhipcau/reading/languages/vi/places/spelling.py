"""One spelling for the many ways of writing the same Vietnamese name, letter for letter.

Text in, text of the same length out, so that offsets stay true; called by `book` and `marks`.
"""

from __future__ import annotations

import re
from itertools import product

_CHARACTERS = str.maketrans("\u2013\u2014\u2011\u2012\u2212\u2019\u2018`\u00a0\u202f\u2009\t", "-----'''    ")
_TONES = tuple(
    (new, old)
    for news, olds in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
        ("đăk đak", "đắk đắk"),
    )
    for new, old in zip(news.split(), olds.split(), strict=True)
)
_QUY = (("quy", "qui"), ("quý", "quí"), ("quỳ", "quì"), ("quỷ", "quỉ"), ("quỹ", "quĩ"), ("quỵ", "quị"))
_LONE_Y = re.compile(r"(?<=[bcdđghklmnpqrstvx])[yýỳỷỹỵ](?![^\W\d_])")
_I_OF_Y = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def lowered(text: str) -> str:
    """Return small letters, one for one."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def canonical(text: str) -> str:
    """Return the text in small letters, tones placed the old way, i for a lone y, plain dashes."""
    spelt = lowered(text).translate(_CHARACTERS)
    for new, old in (*_QUY, *_TONES):
        if new in spelt:
            spelt = spelt.replace(new, old)
    return _LONE_Y.sub(lambda found: _I_OF_Y[found.group()], spelt)


def forms(name: str) -> set[str]:
    """Return the canonical ways of writing a name: dashes with or without spaces, 1 also as 01."""
    spelt = canonical(name)
    if spelt.isdigit():
        return {spelt, spelt.zfill(2)}
    parts = spelt.split(" - ")
    joints = product((" - ", "-", " -", "- ", " "), repeat=len(parts) - 1)
    return {_joined(parts, joint) for joint in joints}


def _joined(parts: list[str], joints: tuple[str, ...]) -> str:
    return parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
