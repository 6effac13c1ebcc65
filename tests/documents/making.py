"""Papers for tests: an invented province's office, one of each kind and family."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from nhipcau.documents.papers import (
    Authorisation,
    Content,
    Correction,
    Heading,
    Invitation,
    Minutes,
    Points,
    Signer,
    Table,
)
from nhipcau.documents.papers.content import Block
from nhipcau.documents.rules.symbols import PARTY

DAY = date(2026, 2, 5)
BEGINS = datetime(2026, 12, 1, 7, 30, tzinfo=UTC).astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
STATE_SIGNER = Signer(
    name="PGS.TS. Đàm Quang Lộc",
    title="Phó Chủ tịch",
    modes=(("TM.", "Ủy ban nhân dân"), ("KT.", "Chủ tịch")),
)
PARTY_SIGNER = Signer(name="Lý Thu Hà", title="Phó Trưởng ban", modes=(("K/T", "Trưởng ban"),))
BODY = (
    "Mưa lớn trong hai ngày 03 và 04 tháng 02 năm 2026 làm sạt lở hai đoạn của đường tỉnh 207.",
    Heading("Tình hình"),
    Heading("Giao thông", 2),
    Points(
        ("Đoạn Km 12 đã thông xe", "Đoạn Km 15 thông một làn", "Đò qua sông tạm dừng", "Xe khách chạy vòng",
         "Trạm trực có người suốt ngày đêm")
    ),
    "Thông tin tiếp theo được đăng trên Cổng thông tin điện tử của tỉnh.",
)  # fmt: skip


def content(family: str, kind: str = "TC", **changes: object) -> Content:
    """Return what a paper of this kind says."""
    is_party = family == PARTY
    made = Content(
        issuer="Ban Chỉ đạo công tác thông tin đối ngoại" if is_party else "Ủy ban nhân dân tỉnh Cao Bằng",
        parent="Tỉnh ủy Cao Bằng" if is_party else "",
        symbol="BCĐ" if is_party else "UBND-VX",
        place="Cao Bằng",
        number=5,
        dated_on=DAY,
        title="tình hình sạt lở trên đường tỉnh 207",
        signer=PARTY_SIGNER if is_party else STATE_SIGNER,
        to=("Báo Dòng Sông (mẫu)",) if kind in {"CV", "CC"} else (),
        bases=()
        if kind in {"CV", "CC", "GM", "BB", "DS"}
        else ("Căn cứ Luật Báo chí", "Căn cứ Quy chế phát ngôn;"),
        blocks=BLOCKS.get(kind, BODY),
        recipients=("Các cơ quan báo chí", "Lãnh đạo tỉnh (để báo cáo)"),
        archive="VT, VX",
        correction=CORRECTION if kind == "CC" else None,
        authorisation=AUTHORISATION if kind == "GUQ" else None,
        invitation=INVITATION if kind == "GM" else None,
        minutes=MEETING if kind == "BB" else None,
    )
    return replace(made, **changes)


CORRECTION = Correction(
    outlet="Báo Dòng Sông (mẫu)",
    work="Cầu Nặm Thúm gãy cả hai nhịp",
    section="Thời sự",
    published_on=date(2026, 2, 4),
    false_part="Cầu Nặm Thúm gãy cả hai nhịp, ba người mất tích.",
    corrected_part="Cầu Nặm Thúm bị xói mố phía bắc, không nhịp nào gãy; không có người mất tích.",
)
AUTHORISATION = Authorisation(
    giver="Đàm Quang Lộc",
    giver_title="Phó Chủ tịch Ủy ban nhân dân tỉnh",
    speaker="Hoàng Văn Tuyên",
    speaker_title="Chánh Văn phòng",
    matter="Phát ngôn và cung cấp thông tin cho báo chí về sự cố sạt lở đường tỉnh 207",
    since=date(2026, 2, 5),
    until=date(2026, 3, 31),
)
INVITATION = Invitation(
    occasion="họp báo về mùa du lịch 2027",
    begins=BEGINS,
    where="Phòng họp số 2, Trung tâm hội nghị tỉnh",
    chair="Đồng chí Đàm Quang Lộc, Phó Chủ tịch Ủy ban nhân dân tỉnh",
    contact="Phòng Thông tin đối ngoại (mẫu)",
)
PROGRAMME = Table(
    ("Thời gian", "Nội dung", "Người thực hiện"),
    (
        ("Buổi sáng, ngày 03 tháng 12 năm 2026",),
        ("07 giờ 30 – 08 giờ 00", "Đón tiếp đại biểu, điểm danh tại các điểm cầu", "Ban Tổ chức"),
        ("08 giờ 00 – 08 giờ 15", "Khai mạc", "Đồng chí Đàm Quang Lộc"),
        ("08 giờ 15 – 10 giờ 00", "Chuyên đề 1: Đọc tin về địa phương\nThảo luận", "Bà Lý Thu Hà"),
    ),
    (38, 80, 47),
    ("center", "left", "left"),
)
MEETING = Minutes(
    opened=BEGINS,
    closed=BEGINS.replace(hour=17, minute=0),
    place="Phòng họp số 2, Trung tâm hội nghị tỉnh",
    chair="TS. Đàm Quang Lộc",
    chair_title="Phó Chủ tịch Ủy ban nhân dân tỉnh",
    secretary="Bế Thị Mai",
    secretary_title="chuyên viên Phòng Thông tin đối ngoại",
    present=("Đại diện các sở, ban, ngành: 12 đồng chí", "Đại diện 56 xã, phường tại các điểm cầu"),
)


def people(count: int) -> Table:
    """Return a list of so many invented delegates, parted by site."""
    rows: list[tuple[str, ...]] = []
    for number in range(1, count + 1):
        if number % 20 == 1:
            rows.append((f"Điểm cầu số {number // 20 + 1}",))
        rows.append(
            (str(number), f"Nông Văn Mẫu {number}", "Công chức văn hóa - xã hội", "UBND xã Đàm Thủy", "")
        )
    widths = (14, 46, 45, 40, 20)
    header = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú")
    return Table(header, rows, widths, ("center", "left", "left", "left", "left"))


BLOCKS: dict[str, tuple[Block, ...]] = {
    "GUQ": (),
    "GM": (),
    "CTr": (PROGRAMME, "Chương trình có thể thay đổi theo tình hình thực tế."),
    "DS": (people(25), "Danh sách có 25 đại biểu."),
}
