"""`nhipcau verify FILE|URL`: is a published statement or a certificate genuine, does a copy of the log hold?

Needs no database: the statement, the office's key list, and for a log a head that somebody kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

import click

from nhipcau.commands import certificates
from nhipcau.signing.rules.keylist import KeyFacts, keys_from
from nhipcau.signing.rules.logs import Line, faults
from nhipcau.signing.rules.publishing import HeldHead, head_from, lines_from
from nhipcau.signing.rules.verifying import Fault, Verdict, first_logged
from nhipcau.signing.rules.verifying import verify as verify_envelope

FAULTS = {
    Fault.NO_ENVELOPE: "đây không phải tệp phát ngôn có chữ ký",
    Fault.BAD_SIGNATURE: "chữ ký không khớp: nội dung hoặc chữ ký đã bị sửa",
    Fault.UNKNOWN_KEY: "khóa ký không có trong danh sách khóa của cơ quan",
    Fault.OTHER_PAYLOAD: "mã SHA-256 ghi kèm không phải của nội dung này",
    Fault.NOT_CANONICAL: "nội dung được ký không viết theo chuẩn RFC 8785",
    Fault.KEY_NOT_YET: "ký trước khi khóa có hiệu lực",
    Fault.KEY_ENDED: "ký sau khi khóa đã hết hiệu lực",
    Fault.KEY_REVOKED: "khóa đã bị thu hồi, và chưa có sổ công khai với dấu mốc ký bằng khóa còn tin được "
    "cho thấy văn bản vào sổ trước lúc thu hồi (--log, --head)",
    Fault.OTHER_LOG_LINE: "dòng sổ công khai kèm theo đã bị sửa hoặc nói về văn bản khác",
}
LOG_FAULTS = {
    "altered": "nội dung đã bị sửa",
    "gap": "thiếu dòng đứng trước",
    "broken_link": "không khớp với dòng đứng trước",
    "cut_tail": "dòng này đã mất khỏi cuối sổ",
    "rewritten": "khác với dấu mốc đã ký mà ta đang giữ",
}
USER_AGENT = "nhipcau (statement check, started by a person)"
NOT_GENUINE, NOT_COMPARED = 1, 3
"""Exit codes: 1 where something does not hold, 3 where it holds but nothing says whose the key is."""


@click.command()
@click.argument("target", metavar="TỆP|ĐỊA_CHỈ", required=False)
@click.option("--keys", "keys_at", help="Danh sách khóa của cơ quan (tệp hoặc địa chỉ).")
@click.option("--log", "log_at", help="Sổ công khai (tệp hoặc địa chỉ).")
@click.option("--revoked", "revoked_at", help="Danh sách chứng nhận đã thu hồi (tệp hoặc địa chỉ).")
@click.option("--head", "heads_at", multiple=True, help="Dấu mốc đã ký, giữ từ trước (tệp hoặc địa chỉ).")
def verify(
    target: str | None,
    keys_at: str | None,
    log_at: str | None,
    revoked_at: str | None,
    heads_at: tuple[str, ...],
) -> None:
    """Kiểm tra một phát ngôn đã công bố, một giấy chứng nhận, hoặc sổ công khai.

    Mã thoát: 0 thật, 1 không, 3 chưa đối chiếu được với khóa hay danh sách thu hồi của cơ quan.
    """
    if not target and not log_at:
        raise click.UsageError("Cần một tệp phát ngôn, một địa chỉ, hoặc --log.")
    keys = _keys(keys_at) if keys_at else None
    lines = _log(log_at, heads_at, keys) if log_at else []
    if target and certificates.is_one(target, _text):
        certificates.verify(target, _text, keys, revoked_at)
    elif target:
        _statement(target, keys, lines)
    elif keys is None and heads_at:
        click.echo("Chữ ký của dấu mốc CHƯA đối chiếu: thêm --keys.")
        raise SystemExit(NOT_COMPARED)


def _statement(target: str, keys: dict[str, KeyFacts] | None, lines: list[Line]) -> None:
    verdict = verify_envelope(_json(target), keys, first_logged(lines))
    if verdict.fault is not None:
        _refuse(f"KHÔNG phải bản thật: {FAULTS[verdict.fault]}.")
    click.echo("BẢN THẬT." if verdict.is_key_known else "Chữ ký đúng, nhưng CHƯA đối chiếu khóa.")
    for line in _facts(verdict):
        click.echo(f"  {line}")
    if not verdict.is_key_known:
        click.echo("Thêm --keys với danh sách khóa mà cơ quan công bố để biết đây là khóa của cơ quan.")
        raise SystemExit(NOT_COMPARED)


def _facts(verdict: Verdict) -> list[str]:
    told = verdict.payload
    parts = [
        f"{told.get('title')} [{told.get('language')}]",
        f"Cơ quan: {told.get('issuer')}",
        f"Phát ngôn {told.get('statement')}, bản thứ {told.get('number')}, ngày {told.get('dated_on')}",
        f"Ký lúc {told.get('signed_at')} bằng khóa {verdict.key_id}",
    ]
    if verdict.key is not None and verdict.key.revoked_at is not None:
        parts.append("Khóa này về sau bị thu hồi; văn bản đã vào sổ công khai trước lúc ấy.")
    return parts


def _log(log_at: str, heads_at: tuple[str, ...], keys: dict[str, KeyFacts] | None) -> list[Line]:
    """Check the log; return the lines that a head signed by a key never revoked stands for.

    Whoever stole a key can write a log of his own and sign heads of it with that key, backdated.
    """
    try:
        rows = lines_from(_text(log_at))
    except ValueError as error:
        raise click.ClickException(f"{log_at}: không phải sổ công khai.") from error
    heads = [_head(place, keys) for place in heads_at]
    found = list(faults(rows, [held.head for held in heads]))
    for fault in found:
        click.echo(f"Dòng {fault.seq}: {LOG_FAULTS[fault.kind]}.", err=True)
    if found:
        raise SystemExit(NOT_GENUINE)
    click.echo(f"Sổ công khai nguyên vẹn: {len(rows)} dòng, đối chiếu {len(heads)} dấu mốc.")
    trusted = {key.key_id for key in (keys or {}).values() if key.revoked_at is None}
    proven = max((held.head.seq for held in heads if held.key_id in trusted), default=0)
    return [line for line, _hash in rows if line.seq <= proven]


def _head(place: str, keys: dict[str, KeyFacts] | None) -> HeldHead:
    try:
        held = head_from(_json(place))
    except ValueError as error:
        raise click.ClickException(f"{place}: không phải dấu mốc đã ký.") from error
    if keys is not None and (held.key_id not in keys or not held.is_signed_by(keys[held.key_id])):
        _refuse(f"{place}: chữ ký của dấu mốc không khớp với khóa của cơ quan.")
    return held


def _keys(place: str) -> dict[str, KeyFacts]:
    told = _json(place)
    try:
        return keys_from(told if isinstance(told, dict) else {})
    except ValueError as error:
        raise click.ClickException(f"{place}: không phải danh sách khóa.") from error


def _json(place: str) -> Any:
    try:
        return json.loads(_text(place))
    except ValueError as error:
        raise click.ClickException(f"{place}: không phải tệp JSON.") from error


def _text(place: str) -> str:
    if place.startswith(("https://", "http://")):
        return _fetched(place)
    try:
        return Path(place).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise click.ClickException(f"{place}: không đọc được tệp.") from error


def _fetched(url: str) -> str:
    """Read an address through the office's one way out."""
    from nhipcau.sources.fetcher import Fetched, Fetcher  # noqa: PLC0415 - an HTTP client only when asked

    result = Fetcher(USER_AGENT)(url)
    if isinstance(result, Fetched):
        return result.content.decode("utf-8-sig")
    detail = getattr(result, "reason", "")
    raise click.ClickException(f"{url}: không tải được ({detail}).")


def _refuse(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(NOT_GENUINE)
