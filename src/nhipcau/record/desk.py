"""What the record puts on the menu, and its own words."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry

navigation.add(
    NavEntry(
        _("Nhật ký"),
        "record:list",
        needs="record.see_entries",
        icon="record",
        order=920,
        group=navigation.ADMINISTRATION,
        hint=_("Ai đã làm gì; kiểm tra niêm phong."),
    )
)
navigation.add(
    NavEntry(
        _("Thời hạn lưu"),
        "record:retention",
        needs="record.see_entries",
        icon="clock",
        order=925,
        group=navigation.ADMINISTRATION,
        hint=_("Giữ gì, bao lâu, vì sao; lần dọn gần nhất."),
    )
)
naming.add_words(
    {
        "record.clean_up": _("Dọn theo thời hạn lưu"),
        "record.kind": _("Loại dữ liệu"),
        "dropped": _("Đã dọn"),
        "cited": _("Giữ vì được trích dẫn"),
        "left": _("Còn đến hạn"),
        "record.check": _("Kiểm tra nhật ký"),
        "record.chain": _("Nhật ký"),
        "entries": _("Số mục"),
        "holds": _("Nguyên vẹn"),
        "faults": _("Chỗ không khớp"),
    }
)
