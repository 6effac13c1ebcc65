"""Pages that are no articles but stand in feeds all the same: a wall, a link list, a missing page, a video.

In: today. Out: pieces whose `kind` names why they must be dropped. Called by edition.
"""

from __future__ import annotations

from datetime import date, datetime, time

from nhipcau.sample.dating import VIETNAM
from nhipcau.sample.outlets import outlet
from nhipcau.sample.pieces import Kind, Piece

_ODD: tuple[tuple[str, Kind, str, str, str], ...] = (
    ("pho-nui", "wall", "06:05", "Hồ sơ: Mười năm một con đường đèo", "Bài dành cho bạn đọc đã đăng ký."),
    ("suoi-xanh", "link_list", "05:50", "Chuyên mục: Biên giới và hội nhập", ""),
    ("ttx-mau", "missing", "05:40", "Lịch công tác tuần của phóng viên thường trú", ""),
    ("pho-nui", "too_short", "06:20", "Video: Sương sớm trên đèo Mã Phục", "Mời bạn xem video."),
    ("upland", "wall", "05:15", "Long read: the road the mule traders took",
     "This story is for registered readers only."),
)  # fmt: skip


def odd_pieces(today: date) -> list[Piece]:
    """The odd pages of today."""
    return [
        Piece(
            key=f"odd-{number}.{kind}",
            story=f"odd-{number}",
            outlet=site,
            language=outlet(site).language,
            title=title,
            lead=None,
            byline=None,
            body=(line,) if line else (),
            published_at=datetime.combine(today, time.fromisoformat(hour), VIETNAM),
            kind=kind,
        )
        for number, (site, kind, hour, title, line) in enumerate(_ODD, start=1)
    ]
