"""An outcome in, one JSON-ready object or a few readable lines out; called by `nhipcau read`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason, Kept, Outcome
from nhipcau.reading.records import Article, Mentions

QUALIFIERS = {
    "exact": "đúng", "about": "khoảng", "nearly": "gần", "over": "hơn", "under": "dưới",
    "at_least": "ít nhất", "at_most": "nhiều nhất",
}  # fmt: skip

SENTENCES: dict[str, str] = {
    DropReason.EMPTY: "tệp không có chữ nào.",
    DropReason.NOT_TEXT: "đây không phải trang chữ (ảnh, tệp nhị phân). Hãy lưu thành HTML hoặc văn bản.",
    DropReason.TOO_LARGE: "tệp quá lớn cho một trang báo. Kho nhiều trang cần có đuôi .warc hoặc .warc.gz.",
    DropReason.TOO_SHORT: "phần bài quá ngắn để đọc.",
    DropReason.LINK_LIST: "đây là trang mục lục, không phải một bài.",
    DropReason.WALL: "trang đòi đăng nhập hoặc trả phí, không có nội dung bài.",
    DropReason.ERROR_PAGE: "đây là trang báo lỗi của máy chủ.",
    BreakReason.UNREADABLE: "không đọc được.",
    BreakReason.BROKEN_ARCHIVE: "kho lưu trữ bị hỏng hoặc bị cắt; các trang trước chỗ hỏng vẫn được đọc.",
    BreakReason.TIMED_OUT: "đọc quá lâu nên đã dừng.",
    BreakReason.OUT_OF_MEMORY: "trang đòi quá nhiều bộ nhớ.",
    BreakReason.CRASHED: "trình đọc dừng đột ngột ở trang này.",
    BreakReason.NOT_FOUND: "không có tệp, thư mục hoặc địa chỉ này.",
    BreakReason.FETCH_FAILED: "không tải được trang.",
}
"""Why a page was not kept, and what may help."""


def detail(outcome: Dropped | Broken) -> str:
    """Return what is known beyond the reason, in brackets."""
    return f"({outcome.detail})" if outcome.detail else ""


def as_object(source: str, outcome: Outcome) -> dict[str, Any]:
    """Return the object that `--format jsonl` prints; README of `reading` describes its fields."""
    if not isinstance(outcome, Kept):
        ending = "dropped" if isinstance(outcome, Dropped) else "broken"
        reason = ": ".join(part for part in (str(outcome.reason), outcome.detail) if part)
        return {
            "input": source,
            "outcome": ending,
            "reason": reason,
            "article": None,
            "mentions": None,
            "fingerprint": None,
        }
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
        {
            "text": row["text"],
            "from": row["start"],
            "to": row["end"],
            "precision": row["precision"],
            "spans": row["spans"],
        }
        for row in found["dates"]
    ]
    return found


def as_lines(source: str, outcome: Outcome) -> Iterator[str]:
    """Yield the lines that `--format text` prints, in Vietnamese."""
    yield f"── {source}"
    if isinstance(outcome, Dropped):
        yield f"   Bỏ: {SENTENCES[outcome.reason]} {detail(outcome)}".rstrip()
    elif isinstance(outcome, Broken):
        yield f"   Hỏng: {SENTENCES[outcome.reason]} {detail(outcome)}".rstrip()
    else:
        yield from _article_lines(outcome.article)
        yield from _mention_lines(outcome.mentions)


def _article_lines(article: Article) -> Iterator[str]:
    yield f"   {article.title}"
    when = f"{article.published_at:%d/%m/%Y}" if article.published_at else "không rõ ngày"
    yield f"   {when} · {article.language or '?'} · {len(article.text.split())} chữ" + (
        f" · {article.url}" if article.url else ""
    )
    if article.lead:
        yield f"   {article.lead}"


def _mention_lines(found: Mentions) -> Iterator[str]:
    groups = (
        ("Người", [f"{p.name} ({'; '.join(p.offices)})" for p in found.people]),
        ("Nơi", [place.text for place in found.places]),
        ("Cơ quan", [body.text for body in found.bodies]),
        (
            "Văn bản",
            [
                " ".join(filter(None, (d.kind, d.number, d.issued_on and f"({d.issued_on})")))
                for d in found.documents
            ],
        ),
        (
            "Số liệu",
            [
                f"{f.text} [{QUALIFIERS[f.qualifier]} {f.value:g} {f.unit or ''}]".replace(" ]", "]")
                for f in found.figures
            ],
        ),
        (
            "Ngày",
            [f"{d.text} [{d.start if d.start == d.end else f'{d.start} – {d.end}'}]" for d in found.dates],
        ),
    )
    for label, rows in groups:
        if rows:
            yield f"   {label + ':':<9} " + "\n             ".join(rows)
