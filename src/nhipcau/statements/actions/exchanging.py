"""Translations saved from the desk or brought in by file. Called by the translator's screens.

A file made before somebody else changed the translation is declined whole; nothing of theirs is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.statements.actions.writing import add_language, write_version
from nhipcau.statements.models import Version
from nhipcau.statements.queries.translating import Bench, bench_for, hits_of, words_of
from nhipcau.statements.rules import states
from nhipcau.translation.actions.originals import keep_original
from nhipcau.translation.rules.segments import Document, Segment, document_of, translated
from nhipcau.translation.rules.texts import Text

APART = ";"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file brought."""

    version: Version
    missing: int
    was_behind: bool
    """The original had changed since the file was made."""


def save_translation(
    *, by: Any, at: datetime, bench: Bench, seen: int, source_hash: str, text: Text, made: str | None = None
) -> Version:
    """Store a translation as a draft; decline when the original or the translation changed meanwhile."""
    with write_gate():
        fresh = bench_for(by, bench.edition.public_id, bench.language)
        if fresh.original.content_hash != source_hash:
            raise Stale(_("Bản gốc vừa đổi. Xem phần đổi ở trên, sửa bản dịch cho khớp rồi lưu lại."))
        version = _stored(by, at, fresh, seen=seen, text=text, made=made)
        keep_original(at=at, content_hash=fresh.original.content_hash, text=fresh.source)
    return version


def documents_out(*, at: datetime, benches: Sequence[Bench]) -> list[Document]:
    """Write translations down for a tool, with the terms that stand in each piece, and keep their sources."""
    found = []
    for bench in benches:
        keep_original(at=at, content_hash=bench.original.content_hash, text=bench.source)
        target = words_of(bench.version) if bench.version else None
        is_machine = bool(bench.version and bench.version.made == states.BY_MACHINE)
        name = APART.join((bench.edition.public_id, bench.original.content_hash, str(_revision(bench))))
        plain = document_of(name, bench.source, bench.language, target, is_machine=is_machine)
        segments = tuple(_with_terms(bench, segment) for segment in plain.segments)
        found.append(Document(name, plain.source_language, plain.target_language, segments, plain.is_machine))
    return found


def take_documents(*, by: Any, at: datetime, documents: Sequence[Document]) -> list[Taken]:
    """Store what a translator's file brings: every file of it or none."""
    with write_gate():
        return [_taken(by, at, document) for document in documents]


def _taken(by: Any, at: datetime, document: Document) -> Taken:
    edition_id, source_hash, seen = _named(document)
    bench = bench_for(by, edition_id, document.target_language)
    if document.source_language != bench.original.language:
        raise Refused(_("Ngôn ngữ gốc trong tệp không phải ngôn ngữ gốc của phát ngôn."), field="upload")
    brought = translated(document)
    if not brought.text.title:
        raise Refused(_("Tệp chưa có bản dịch của tiêu đề."), field="upload")
    made = states.BY_MACHINE if document.is_machine else None
    version = _stored(by, at, bench, seen=seen, text=brought.text, made=made)
    was_behind = source_hash != bench.original.content_hash
    if was_behind:  # it was made from the older words, and the desk must go on saying so
        Version.objects.filter(pk=version.pk).update(source_hash=source_hash)
        version.refresh_from_db()
    return Taken(version, brought.missing, was_behind)


def _stored(by: Any, at: datetime, bench: Bench, *, seen: int, text: Text, made: str | None) -> Version:
    said = {"title": text.title, "lead": text.lead, "body": text.body}
    if bench.version is None:
        if seen:
            raise Stale(_("Bản dịch này đã bị bỏ từ khi bạn mở. Hãy xem lại."))
        return add_language(
            by=by, at=at, edition=bench.edition, language=bench.language, made=made or states.BY_HAND, **said
        )
    if bench.version.revision != seen:
        raise Stale(
            _("Người khác vừa sửa bản dịch này. Bản của họ vẫn giữ nguyên; hãy so lại rồi lưu lần nữa."),
            field="upload",
        )
    return write_version(by=by, at=at, version=bench.version, seen=seen, made=made, **said)


def _named(document: Document) -> tuple[str, str, int]:
    """Read what we wrote into the file: edition, hash of the original, revision of the translation."""
    parts = document.original.split(APART)
    if len(parts) != 3 or not parts[2].isdigit():  # noqa: PLR2004 - the three that `documents_out` writes
        raise Refused(_("Tệp này không phải tệp dịch tải về từ đây."), field="upload")
    return parts[0], parts[1], int(parts[2])


def _revision(bench: Bench) -> int:
    return bench.version.revision if bench.version else 0


def _with_terms(bench: Bench, segment: Segment) -> Segment:
    hits = hits_of(bench, segment.source)
    notes = dict.fromkeys(
        f"{hit.term.source} = {hit.term.target}" + (f" ({hit.term.note})" if hit.term.note else "")
        for hit in hits
    )
    return Segment(segment.key, segment.source, segment.target, tuple(notes))
