"""What the record puts on the menu, and its own words."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry

GROUP = _("Quản trị")
navigation.add(
    NavEntry(
        _("Nhật ký"),
        "record:list",
        needs="record.see_entries",
        icon="record",
        order=920,
        group=GROUP,
        hint=_("Ai đã làm gì; kiểm tra niêm phong."),
    )
)
naming.add_words(
    {
        "record.check": _("Kiểm tra nhật ký"),
        "record.chain": _("Nhật ký"),
        "entries": _("Số mục"),
        "holds": _("Nguyên vẹn"),
        "faults": _("Chỗ không khớp"),
    }
)
