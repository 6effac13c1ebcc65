"""Official channels: an institution's alone, text that fits, and a machine that posts nothing."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.presenting.making import make_channel, make_piece, make_spokesperson, make_writer, publish
from tests.statements.making import NOW

import nhipcau.presenting
from nhipcau.common.refusals import Refused
from nhipcau.presenting.actions.channels import note_posting
from nhipcau.presenting.models import Channel, Posting
from nhipcau.presenting.rules.channels import FANPAGE, WEBSITE, ZALO, X, length_of, ready_text

ROOM = Path(nhipcau.presenting.__file__).parent
NETWORK = {
    "http",
    "httpx",
    "httpcore",
    "requests",
    "urllib",
    "urllib3",
    "aiohttp",
    "socket",
    "smtplib",
    "ssl",
    "ftplib",
}
LINK = "https://bao.example/vi/abc/"


def test_the_room_reaches_no_network() -> None:
    for file in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names.append(node.module)
            assert not {name.partition(".")[0] for name in names} & NETWORK, file


def test_the_room_keeps_no_key_to_any_network() -> None:
    words = ("token", "password", "secret", "cookie", "credential", "api_key", "refresh", "session")
    for model in apps.get_app_config("presenting").get_models():
        for field in model._meta.get_fields():
            assert not any(word in field.name for word in words), field.name


@pytest.mark.parametrize("language", ["vi", "en", "zh", "lo", "km"])
@pytest.mark.parametrize("kind", [X, ZALO, FANPAGE, WEBSITE])
def test_the_text_fits_and_ends_with_its_address(kind: str, language: str) -> None:
    words = {
        "vi": "Thác nước đổ xuống ",
        "en": "Water falls down ",
        "zh": "瀑布飞流直下",
        "lo": "ນ້ຳຕົກຕາດ",
        "km": "ទឹកជ្រោះធំ",
    }
    text = ready_text(title=words[language] * 9, lead=words[language] * 900, address=LINK, kind=kind)
    assert text.endswith(LINK)
    if kind == X:
        body = text.removesuffix(LINK)
        assert 200 < length_of(body, X) + 23 <= 280
    if kind == ZALO:
        assert 1900 < len(text) <= 2000
    if kind == WEBSITE:
        assert words[language] * 900 in text.replace("  ", " ") or words[language].strip() in text
        assert "…" not in text


def test_a_short_text_is_not_cut() -> None:
    assert ready_text(title="Ngắn", lead="Gọn", address=LINK, kind=X) == f"Ngắn\n\nGọn\n\n{LINK}"


def test_words_are_cut_whole() -> None:
    text = ready_text(title="một hai ba bốn năm " * 30, lead="", address=LINK, kind=X)
    last = text.split("…")[0].split()[-1]
    assert last in {"một", "hai", "ba", "bốn", "năm"}


@pytest.mark.django_db
class TestChannels:
    def test_no_decision_no_channel(self) -> None:
        writer = make_writer()
        with pytest.raises(Refused, match="tài khoản cá nhân"):
            make_channel(writer, decision=" ")
        channel = make_channel(writer)
        with pytest.raises(IntegrityError), transaction.atomic():
            Channel.objects.filter(pk=channel.pk).update(decision="")
        with pytest.raises(IntegrityError), transaction.atomic():
            Channel.objects.filter(pk=channel.pk).update(office=None)

    def test_a_person_notes_what_stands_where(self) -> None:
        writer, spokesperson = make_writer(), make_spokesperson()
        channel, piece = make_channel(writer), make_piece(writer)
        with pytest.raises(Refused, match="đã công bố"):
            self.post(writer, channel, piece)
        publish(piece, spokesperson)
        with pytest.raises(Refused, match="sớm hơn"):
            self.post(writer, channel, piece, posted_at=NOW - timedelta(days=1))
        with pytest.raises(Refused, match="tương lai"):
            self.post(writer, channel, piece, posted_at=timezone.now() + timedelta(hours=1))
        with pytest.raises(Refused, match="https"):
            self.post(writer, channel, piece, address="javascript:alert(1)")
        with pytest.raises(Refused, match="ngôn ngữ"):
            self.post(writer, channel, piece, language="fr")
        posting = self.post(writer, channel, piece)
        assert (posting.noted_by_id, posting.language) == (writer.pk, "vi")
        with pytest.raises(Refused, match="đã được ghi"):
            self.post(writer, channel, piece)
        assert Posting.objects.count() == 1

    def test_not_on_a_channel_that_has_ended(self) -> None:
        writer, spokesperson = make_writer(), make_spokesperson()
        channel, piece = make_channel(writer, ends_on=date(2026, 3, 1)), make_piece(writer)
        publish(piece, spokesperson)
        with pytest.raises(Refused, match="hết hiệu lực"):
            self.post(writer, channel, piece)

    def test_not_on_another_units_channel(self) -> None:
        writer, spokesperson = make_writer(), make_spokesperson()
        other = make_writer(unit="p20", name="Hứa Văn Lâm")
        channel, piece = make_channel(other), make_piece(writer)
        publish(piece, spokesperson)
        with pytest.raises(Refused):
            self.post(writer, channel, piece)
        with pytest.raises(Refused):
            self.post(other, channel, piece)

    def post(self, by: Any, channel: Channel, piece: Any, **given: Any) -> Posting:
        row = {
            "language": "vi", "address": "https://x.example/caobangmau/1", "posted_at": timezone.now(), **given
        }  # fmt: skip
        return note_posting(by=by, at=timezone.now(), channel=channel, statement=piece.statement, **row)
