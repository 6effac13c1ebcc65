"""What the room puts on the menu, and its words for the record; found at start-up."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.spokespersons.models import Mandate
from nhipcau.spokespersons.queries.offices import names_of_offices
from nhipcau.spokespersons.queries.speaking import names_of_speakers


def _numbers(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Mandate.objects.filter(public_id__in=set(public_ids))
    return dict(rows.values_list("public_id", "number"))


navigation.add(
    NavEntry(
        gettext_lazy("Người phát ngôn"), "spokespersons:list", needs="spokespersons.see_speakers",
        icon="people", order=56, hint=gettext_lazy("Ai được nói thay cơ quan, theo giấy nào, đến bao giờ."),
        group=navigation.SPEAKING,
    )
)  # fmt: skip
naming.add("spokespersons.office", names_of_offices)
naming.add("spokespersons.speaker", names_of_speakers)
naming.add("spokespersons.mandate", _numbers)
naming.add_words(
    {
        "spokespersons.office": gettext_lazy("Cơ quan phát ngôn"),
        "spokespersons.speaker": gettext_lazy("Người phát ngôn"),
        "spokespersons.mandate": gettext_lazy("Giấy ủy quyền"),
        "spokespersons.keep_office": gettext_lazy("Ghi cơ quan phát ngôn"),
        "spokespersons.name_speaker": gettext_lazy("Ghi tên người phát ngôn"),
        "spokespersons.change_speaker": gettext_lazy("Sửa người phát ngôn"),
        "spokespersons.end_speaker": gettext_lazy("Thôi phát ngôn"),
        "spokespersons.give_mandate": gettext_lazy("Ghi giấy ủy quyền"),
        "spokespersons.end_mandate": gettext_lazy("Thu hồi giấy ủy quyền"),
        "post": gettext_lazy("Chức vụ"),
        "posts": gettext_lazy("Chức vụ bằng các ngôn ngữ"),
        "names": gettext_lazy("Tên bằng các ngôn ngữ"),
        "decision": gettext_lazy("Quyết định"),
        "matter": gettext_lazy("Việc được ủy quyền"),
        "signed_by": gettext_lazy("Người ký"),
        "starts_on": gettext_lazy("Từ ngày"),
        "ends_on": gettext_lazy("Đến hết ngày"),
        "ended_on": gettext_lazy("Thu hồi từ ngày"),
        "published_on": gettext_lazy("Công bố thông tin ngày"),
        "notified_on": gettext_lazy("Gửi cơ quan quản lý báo chí ngày"),
        "account": gettext_lazy("Tài khoản"),
    }
)
