"""Words and screens of committees for the menu, the record and the start page; imported by `desk`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding, naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.steering.queries.committees import names_of_committees, names_of_members, names_of_seats
from nhipcau.steering.queries.committees_choices import found_members

SEE = "steering.see_steering"

navigation.add(
    NavEntry(
        _("Ban chỉ đạo"), "steering:committees", needs=SEE, icon="people", order=97,
        hint=_("Ai là thành viên ban nào, theo quyết định nào, ngày nào."), group=navigation.STEERING,
    )
)  # fmt: skip
finding.add(
    finding.Finder("steering.members", _("Thành viên ban chỉ đạo"), found_members, needs=SEE, order=75)
)
naming.add("steering.committee", names_of_committees)
naming.add("steering.seat", names_of_seats)
naming.add("steering.member", names_of_members)
naming.add_words(
    {
        "steering.committee": _("Ban chỉ đạo"),
        "steering.seat": _("Ghế trong ban"),
        "steering.member": _("Thành viên ban"),
        "steering.keep_committee": _("Ghi ban chỉ đạo"),
        "steering.keep_seat": _("Ghi ghế trong ban"),
        "steering.remove_seat": _("Bỏ ghế trong ban"),
        "steering.seat_member": _("Cử thành viên ban"),
        "steering.end_member": _("Thôi thành viên ban"),
        "duty": _("Được phân công"),
        "post_words": _("Chức vụ, cơ quan"),
        "end_decision": _("Quyết định thôi"),
    }
)
