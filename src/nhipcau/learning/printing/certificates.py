"""Certificates as PDF: what is printed is read back from the signed credential, nothing else.

In: certificates; out: PDF bytes, one sheet each or all in one file. Called by the screens and the bench.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from pypdf import PdfReader, PdfWriter

from nhipcau.learning.models import Certificate
from nhipcau.learning.rules import jws, qr
from nhipcau.learning.rules.badges import Facts, facts_from
from nhipcau.learning.wording import day_in_words

ROOM_FOR_TOPICS = 420
"""Signs; what is beyond is counted, the signed credential holds all."""
DENSE_TITLE, DENSE_TOPICS, DENSE_POST = 110, 240, 60
"""Signs beyond which the sheet is set closer; tried with the longest texts that the forms take."""
SHEET = Path(__file__).with_name("certificate.typ")


def certificate_pdf(certificate: Certificate) -> bytes:
    """Print one certificate; ValueError where its holder was erased."""
    token = jws.read(certificate.credential)
    facts = facts_from(token.header, token.payload)
    made: bytes = _printer().compile(
        sys_inputs={"told": json.dumps(_told(facts, certificate.code), ensure_ascii=False)}, format="pdf"
    )
    return made


def all_pdf(certificates: Iterable[Certificate]) -> bytes:
    """Print many into one file, in their order; erased ones have nothing to print."""
    whole = PdfWriter()
    for certificate in certificates:
        if certificate.erased_at is None:
            whole.append(PdfReader(io.BytesIO(certificate_pdf(certificate))))
    whole.compress_identical_objects()
    written = io.BytesIO()
    whole.write(written)
    return written.getvalue()


@cache
def _printer() -> Any:
    """Read sheet and fonts once."""
    return typst.Compiler(str(SHEET), sys_inputs={"told": "{}"})


def _told(facts: Facts, code: str) -> dict[str, Any]:
    site = settings.ADDRESS.rstrip("/")
    return {
        "heading": "Giấy chứng nhận", "number_word": "Số:", "number": facts.number, "office": facts.office,
        "certifies": "Chứng nhận ông/bà", "name": facts.name, "took_part": "đã hoàn thành chương trình",
        "conference": facts.conference, "when": _when(facts),
        "topics_word": "Chuyên đề:" if len(facts.topics) == 1 else "Các chuyên đề:",
        "topics": _topics(facts.topics), "is_dense": _is_dense(facts),
        "dated": f"{facts.seat}, {day_in_words(facts.issued_on)}".removeprefix(", "),
        "signer_post": facts.signer_post, "signer_name": facts.signer_name,
        "qr": qr.drawn(qr.address(code, site=site)).decode(),
        "check_words": "Quét mã để kiểm tra chứng nhận này. Mã chứa trọn nội dung đã ký số, kiểm tra được "
                       "cả khi không có mạng.",
        "check_at": f"{site}{qr.PAGE}",
    }  # fmt: skip


def _when(facts: Facts) -> str:
    words = f"tổ chức {facts.dates}" if facts.dates.startswith("từ") else f"tổ chức vào {facts.dates}"
    if facts.half_days and facts.of_half_days:
        return f"{words}, dự {facts.half_days}/{facts.of_half_days} buổi"
    return words


def _topics(topics: Sequence[str]) -> list[str]:
    """Return as many topics as there is room for."""
    kept: list[str] = []
    for topic in topics:
        tidy = topic.rstrip(" .;")
        if sum(map(len, kept)) + len(tidy) > ROOM_FOR_TOPICS:
            return [*kept, f"và {len(topics) - len(kept)} chuyên đề khác"]
        kept.append(tidy)
    return kept


def _is_dense(facts: Facts) -> bool:
    return (
        len(facts.conference) > DENSE_TITLE
        or sum(map(len, facts.topics)) > DENSE_TOPICS
        or len(facts.signer_post) > DENSE_POST
    )
