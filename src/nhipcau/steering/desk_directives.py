"""Words and screens of directives for the menu, the record and the start page; imported by `desk`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding, naming, navigation, waiting
from nhipcau.common.navigation import NavEntry
from nhipcau.steering.queries.directives import names_of_clauses, names_of_directives, names_of_obligations
from nhipcau.steering.queries.directives_waiting import found_directives, tasks_to_make

SEE = "steering.see_steering"

navigation.add(
    NavEntry(
        _("Văn bản chỉ đạo"), "steering:directives", needs=SEE, icon="articles", order=96,
        hint=_("Điều khoản nào giao việc cho ai, ai chưa có công việc."), group=navigation.STEERING,
    )
)  # fmt: skip
waiting.add(waiting.Waits("steering.obliged", tasks_to_make, needs="steering.keep_tasks"))
finding.add(
    finding.Finder("steering.directives", _("Văn bản chỉ đạo"), found_directives, needs=SEE, order=70)
)
naming.add("steering.directive", names_of_directives)
naming.add("steering.clause", names_of_clauses)
naming.add("steering.obligation", names_of_obligations)
naming.add_words(
    {
        "steering.directive": _("Văn bản chỉ đạo"),
        "steering.clause": _("Điều khoản"),
        "steering.obligation": _("Nhiệm vụ giao"),
        "steering.enter_directive": _("Nhập văn bản chỉ đạo"),
        "steering.change_directive": _("Sửa văn bản chỉ đạo"),
        "steering.mark_clause": _("Đánh dấu điều khoản"),
        "steering.take_off_clause": _("Bỏ đánh dấu điều khoản"),
        "steering.oblige": _("Giao nhiệm vụ"),
        "steering.change_obligation": _("Sửa nhiệm vụ giao"),
        "steering.take_back": _("Rút nhiệm vụ giao"),
        "steering.waive": _("Miễn cho một đơn vị"),
        "steering.bind_again": _("Giao lại cho đơn vị"),
        "issuer": _("Cơ quan ban hành"),
        "issued_on": _("Ngày ban hành"),
        "characters": _("Số ký tự toàn văn"),
        "what": _("Nhiệm vụ giao"),
        "product": _("Sản phẩm"),
        "scope": _("Giao cho"),
        "repeats": _("Nhịp"),
        "indicator_code": _("Chỉ tiêu trong báo cáo"),
        "named": _("Các đơn vị nêu tên"),
        "clause": _("Điều khoản"),
        "directive": _("Văn bản chỉ đạo"),
    }
)
