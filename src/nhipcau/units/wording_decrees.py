"""Words for decrees: what a row does, and why one cannot be. Called by the actions and screens of decrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.units.models.decrees import CHECKED, DRAFT, SEEN, SET_ASIDE, Decree
from nhipcau.units.rules import changing, validity
from nhipcau.units.rules.changes import MOVE, NEW, RENAME, SPLIT, UNITE, Change
from nhipcau.units.rules.changing import BadChangeError
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import LABELS, titled
from nhipcau.units.rules.records import Period

WHAT_WORDS = {
    NEW: gettext_lazy("Lập đơn vị mới"),
    UNITE: gettext_lazy("Nhập toàn bộ"),
    SPLIT: gettext_lazy("Chia"),
    RENAME: gettext_lazy("Đổi tên, loại hoặc mã"),
    MOVE: gettext_lazy("Chuyển về đơn vị khác"),
}
WHY = {
    changing.EMPTY: gettext_lazy("chưa có thay đổi nào, hãy thêm ít nhất một dòng"),
    changing.UNKNOWN: gettext_lazy("không thấy đơn vị này trong danh mục, hãy chọn lại"),
    changing.ENDED: gettext_lazy("đơn vị này đã kết thúc hoặc có quyết định kết thúc, hãy bỏ dòng"),
    changing.LATER: gettext_lazy("đơn vị này đã có thay đổi sau ngày hiệu lực, hãy xem lại ngày"),
    changing.NOTHING: gettext_lazy("tên, loại và mã vẫn như cũ, hãy sửa hoặc bỏ dòng"),
    changing.TWICE: gettext_lazy("một đơn vị được nói đến hai lần theo cách trái nhau, hãy giữ một"),
    changing.TAKEN: gettext_lazy("đơn vị mới này đã có, hãy xem lại mã"),
    changing.TARGET_GONE: gettext_lazy("ngày hiệu lực chưa có đơn vị nhận này, hãy lập trước hoặc chọn lại"),
    changing.OTHER_LEVEL: gettext_lazy("hai đơn vị khác cấp, hãy chọn đơn vị cùng cấp"),
    changing.ONE_PART: gettext_lazy("chia thì cần ít nhất hai đơn vị nhận"),
    changing.ITSELF: gettext_lazy("một đơn vị không thể nhập vào chính mình"),
    validity.REVERSED: gettext_lazy("đơn vị kết thúc trước khi bắt đầu, hãy xem lại ngày"),
    validity.WRONG_KIND: gettext_lazy("loại không đúng cấp của đơn vị, hãy chọn lại loại"),
    validity.OVERLAP: gettext_lazy("thời gian của đơn vị chồng lên nhau, hãy xem lại ngày"),
    validity.GAP: gettext_lazy("có ngày không biết đơn vị thế nào, hãy xem lại ngày"),
    validity.NO_PARENT: gettext_lazy("đơn vị cấp trên không đúng, hãy chọn lại"),
    validity.PARENT_GONE: gettext_lazy("đơn vị cấp trên không còn, hãy chuyển về đơn vị khác"),
    validity.CODE_TWICE: gettext_lazy("mã đã có đơn vị khác dùng trong thời gian ấy, hãy xem lại mã"),
    validity.NO_STEP: gettext_lazy("không rõ đơn vị nào thành đơn vị nào, hãy xem lại dòng"),
    validity.NO_WHOLE: gettext_lazy("các tỷ lệ phải đủ 100 %, hoặc bỏ trống tất cả"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """Names units of the map, and those that the rows begin."""

    gazetteer: Gazetteer
    changes: Sequence[Change] = ()
    on: date | None = None
    """By the names of which day; by the latest where None."""

    def of(self, unit_id: str) -> str:
        """Return "Xã Đàm Thủy"."""
        if unit_id in self.gazetteer.units:
            return self.gazetteer.nearest(unit_id, self.on).title
        born = (change for change in self.changes if change.what == NEW and change.unit == unit_id)
        return next((titled(change.kind, change.name) for change in born), unit_id)

    def placed(self, unit_id: str) -> str:
        """Return "Xã Đàm Thủy (Cao Bằng)", so that namesakes differ."""
        if unit_id not in self.gazetteer.units:
            return self.of(unit_id)
        path = self.gazetteer.path(unit_id, self.on)
        return f"{self.of(unit_id)} ({path[-1].name})" if path else self.of(unit_id)

    def last(self, unit_id: str) -> Period | None:
        """Return what the unit was, where the map knows it."""
        known = unit_id in self.gazetteer.units
        return self.gazetteer.nearest(unit_id, self.on) if known else None


def row_words(change: Change, names: Names) -> str:
    """Say what a row does."""
    said = {
        "unit": names.placed(change.unit), "target": names.placed(change.target) if change.target else "",
        "parent": names.of(change.parent) if change.parent else "", "share": share_words(change.share),
    }  # fmt: skip
    if change.what == NEW:
        said["unit"] = f"{titled(change.kind, change.name)} ({change.code})"
        words = _("Lập %(unit)s, thuộc %(parent)s") if change.parent else _("Lập %(unit)s")
    elif change.what == UNITE:
        words = _("%(unit)s nhập toàn bộ vào %(target)s")
    elif change.what == MOVE:
        words = _("%(unit)s chuyển về %(parent)s")
    elif change.what == SPLIT:
        words = _split_words(change)
    else:
        said["after"] = _after(change, names)
        words = _("%(unit)s đổi thành: %(after)s")
    return words % said


def fault_words(bad: BadChangeError, changes: Sequence[Change], names: Names) -> str:
    """Name the rows that cannot be, and what to do."""
    why = str(WHY[bad.why])
    if not bad.rows:
        place = f"{names.placed(bad.unit_id)}: " if bad.unit_id else ""
        return _("Chưa dùng được. %(why)s.") % {"why": f"{place}{why}"}
    said = "; ".join(
        _("dòng %(row)s (%(words)s)") % {"row": row + 1, "words": row_words(changes[row], names)}
        for row in bad.rows[:3]
    )
    shown = bad.unit_id and bad.unit_id not in {changes[row].unit for row in bad.rows}
    where = f" ({names.placed(bad.unit_id)})" if shown else ""
    return _("Cần sửa %(rows)s: %(why)s.") % {"rows": said, "why": f"{why}{where}"}


def share_words(share: str) -> str:
    """Return "33,3 %" for 0.333; empty where nobody stated one."""
    return f"{formats.number(round(float(share) * 100, 4))} %" if share else ""


def _split_words(change: Change) -> str:
    if change.share:
        return _("%(unit)s chia, %(share)s vào %(target)s")
    return (
        _("%(unit)s chia, phần chính vào %(target)s")
        if change.is_main
        else _("%(unit)s chia, một phần vào %(target)s")
    )


def _after(change: Change, names: Names) -> str:
    """Say only what changes."""
    last = names.last(change.unit)
    kind = change.kind or (last.kind if last else "")
    name = change.name or (last.name if last else "")
    parts = [titled(kind, name)] if kind in LABELS and (change.kind or change.name) else []
    if change.code:
        parts.append(_("mã %(code)s") % {"code": change.code})
    return ", ".join(parts)


def state_words(decree: Decree, on: date) -> tuple[str, str]:
    """Return the tone and the words for where a decree stands on a day."""
    if decree.state == DRAFT:
        return "warn", _("Bản nháp")
    if decree.state == SET_ASIDE:
        return "bad", _("Không còn áp dụng")
    if decree.effective_on and decree.effective_on > on:
        return "info", _("Có hiệu lực từ %(day)s") % {"day": formats.day(decree.effective_on)}
    return "good", _("Đang có hiệu lực")


def sure_tone(decree: Decree) -> str:
    """Return the tone of how sure a decree is."""
    return {CHECKED: "good", SEEN: "warn"}.get(decree.sure, "bad")
