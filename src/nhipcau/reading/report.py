"""An outcome in, one JSON-ready object or a few readable lines out; called by `nhipcau read`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from nhipcau.reading.outcomes import Broken, Dropped, Kept, Outcome
from nhipcau.reading.records import Article, Mentions

QUALIFIERS = {
    "exact": "đúng", "about": "khoảng", "nearly": "gần", "over": "hơn", "under": "dưới",
    "at_least": "ít nhất", "at_most": "nhiều nhất",
}  # fmt: skip


def as_object(source: str, outcome: Outcome) -> dict[str, Any]:
    """Return the object that `--format jsonl` prints; README of `reading` describes its fields."""
    if not isinstance(outcome, Kept):
        ending = "dropped" if isinstance(outcome, Dropped) else "broken"
        reason = ": ".join(part for part in (str(outcome.reason), outcome.detail) if part)
        return {"input": source, "outcome": ending, "reason": reason, "article": None, "mentions": None, "fingerprint": None}
    return {
        "input": source,
        "outcome": "kept",
        "reason": None,
        "article": article_object(outcome.article),
        "mentions": mentions_object(outcome.mentions),
        "fingerprint": outcome.fingerprint,
    }


def article_object(article: Article) -> dict[str, Any]:
    """Return the article with its publication time in ISO 8601."""
    moment = article.published_at
    return {**asdict(article), "published_at": moment.isoformat() if moment else None}


def mentions_object(mentions: Mentions) -> dict[str, list[dict[str, Any]]]:
    """Return all mentions; a date's ends are called `from` and `to`."""
    found = {kind: [dict(row) for row in rows] for kind, rows in asdict(mentions).items()}
    found["dates"] = [
        {"text": row["text"], "from": row["start"], "to": row["end"], "precision": row["precision"], "spans": row["spans"]}
        for row in found["dates"]
    ]
    return found


def as_lines(source: str, outcome: Outcome) -> Iterator[str]:
    """Yield the lines that `--format text` prints, in Vietnamese."""
    yield f"── {source}"
    if isinstance(outcome, Dropped):
        yield f"   Bỏ: {outcome.reason} {outcome.detail}".rstrip()
    elif isinstance(outcome, Broken):
        yield f"   Hỏng: {outcome.reason} {outcome.detail}".rstrip()
    else:
        yield from _article_lines(outcome.article)
        yield from _mention_lines(outcome.mentions)


def _article_lines(article: Article) -> Iterator[str]:
    yield f"   {article.title}"
    when = f"{article.published_at:%d/%m/%Y}" if article.published_at else "không rõ ngày"
    yield f"   {when} · {article.language or '?'} · {len(article.text.split())} chữ" + (f" · {article.url}" if article.url else "")
    if article.lead:
        yield f"   {article.lead}"


def _mention_lines(found: Mentions) -> Iterator[str]:
    groups = (
        ("Người", [f"{p.name} ({'; '.join(p.offices)})" for p in found.people]),
        ("Nơi", [place.text for place in found.places]),
        ("Cơ quan", [body.text for body in found.bodies]),
        ("Văn bản", [" ".join(filter(None, (d.kind, d.number, d.issued_on and f"({d.issued_on})"))) for d in found.documents]),
        ("Số liệu", [f"{f.text} [{QUALIFIERS[f.qualifier]} {f.value:g} {f.unit or ''}]".replace(" ]", "]") for f in found.figures]),
        ("Ngày", [f"{d.text} [{d.start if d.start == d.end else f'{d.start} – {d.end}'}]" for d in found.dates]),
    )
    for label, rows in groups:
        if rows:
            yield f"   {label + ':':<9} " + "\n             ".join(rows)
