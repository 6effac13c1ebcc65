"""`nhipcau verify` of a certificate: its signed text, key list, signed list of revoked ones. No network.

In: a file with the text of the QR or the whole credential, or that text itself; out: words and an exit code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from nhipcau.learning.rules import holding, jws
from nhipcau.signing.rules.keylist import KeyFacts

Read = Callable[[str], str]
NOT_GENUINE, NOT_COMPARED = 1, 3
FAULTS = {
    holding.ALTERED: "nội dung hoặc chữ ký đã bị sửa",
    holding.NOT_OURS: "không khóa nào trong danh sách khóa đã ký nội dung này thành chứng nhận",
    holding.KEY_REVOKED: "khóa đã ký bị thu hồi, hãy hỏi cơ quan cấp",
    holding.UNREADABLE: "không đọc được",
    holding.REVOKED: "giấy chứng nhận đã bị thu hồi",
}


def is_one(target: str, read: Read) -> bool:
    """Say whether this is the signed text of a certificate, or a file that holds it."""
    return _token(target, read) is not None


def verify(target: str, read: Read, keys: Mapping[str, KeyFacts] | None, revoked_at: str | None) -> None:
    """Tell whether it holds; ends with 3 where there is nothing to compare with."""
    token = _token(target, read)
    assert token is not None  # noqa: S101 - asked by `is_one` before
    if keys is None:
        click.echo("Chưa đối chiếu: thêm --keys với danh sách khóa mà cơ quan công bố.")
        raise SystemExit(NOT_COMPARED)
    verdict = holding.check(token, keys)
    if verdict.outcome == holding.GENUINE and revoked_at:
        verdict = holding.with_list(verdict, _bits(read(revoked_at), keys, revoked_at))
    if verdict.outcome != holding.GENUINE or verdict.facts is None:
        click.echo(f"KHÔNG có giá trị: {FAULTS[verdict.outcome]}.", err=True)
        raise SystemExit(NOT_GENUINE)
    facts = verdict.facts
    click.echo("CHỨNG NHẬN THẬT." if revoked_at else "Chữ ký đúng, CHƯA đối chiếu danh sách thu hồi.")
    told = (f"{facts.name}, số {facts.number}", facts.conference, f"{facts.dates}; cấp {facts.issued_on}",
            f"Cơ quan cấp: {facts.office}; khóa {verdict.key_id}")  # fmt: skip
    for line in told:
        click.echo(f"  {line}")
    if not revoked_at:
        click.echo("Thêm --revoked với danh sách thu hồi để biết giấy còn giá trị hay không.")
        raise SystemExit(NOT_COMPARED)


def _token(target: str, read: Read) -> str | None:
    """Return the signed text: typed itself, in the address of the QR, or in a file."""
    told = holding.text_in(target) if target.startswith(("http://", "https://")) or "." in target else ""
    if told and _is_signed(told):
        return told
    if target.startswith(("http://", "https://")) or not Path(target).is_file():
        return None
    try:
        text = holding.text_in(read(target))
    except (click.ClickException, UnicodeDecodeError):
        return None
    return text if _is_signed(text) else None


def _is_signed(text: str) -> bool:
    try:
        jws.read(text)
    except ValueError:
        return False
    return True


def _bits(text: str, keys: Mapping[str, KeyFacts], place: str) -> str:
    try:
        return holding.bits_from(text, keys, datetime.now(UTC))
    except ValueError as error:
        words = f"{place}: danh sách thu hồi không do cơ quan ký, hoặc đã quá hạn. Hãy tải bản mới."
        raise click.ClickException(words) from error
