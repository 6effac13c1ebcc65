"""What must hold of the mentions of any text, however odd. Used by two fuzz targets and their test."""

from __future__ import annotations

from dataclasses import fields

from nhipcau.reading.records import Mentions


def check_mentions(text: str, mentions: Mentions) -> None:
    """Every mention has spans, in order, inside the text and not empty."""
    for group in fields(mentions):
        for mention in getattr(mentions, group.name):
            assert mention.spans, (group.name, mention)
            assert list(mention.spans) == sorted(mention.spans), (group.name, mention)
            for start, end in mention.spans:
                assert 0 <= start < end <= len(text), (group.name, mention, len(text))
    for figure in mentions.figures:
        assert figure.value == figure.value, figure
        assert abs(figure.value) != float("inf"), figure
