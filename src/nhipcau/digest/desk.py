"""What the room puts on the menu, on the start page and beside stories and articles; found at start-up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, formats, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry, Visitor
from nhipcau.digest import desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.digest.queries.editions import draft_of, last_issued_for


def digest_card(person: Visitor, at: datetime) -> Card | None:
    """Show the last issued digest and today's draft."""
    last, draft = last_issued_for(person, at=at), draft_of(person, timezone.localdate(at))
    if last is None and draft is None:
        return None
    lines = []
    if draft:
        address = reverse("digest:workbench", args=[draft.public_id])
        lines.append(Line(_("Bản nháp hôm nay, số tin"), draft.lines.count(), address, "warn"))
    return Card(
        title=_("Điểm báo"),
        figure=last.lines.count() if last else None,
        caption=_("tin trong bản phát hành %(when)s") % {"when": formats.moment(last.issued_at, at=at)}
        if last
        else "",
        lines=lines,
        url=last.get_absolute_url() if last else "",
        link=_("Đọc bản mới nhất") if last else "",
    )


def add_card(asked: str) -> Callable[[Visitor, str, datetime], Card | None]:
    """Return the builder of the card that puts what is shown into today's draft."""

    def build(person: Visitor, public_id: str, at: datetime) -> Card | None:
        draft = draft_of(person, timezone.localdate(at))
        if draft is None:
            return Card(title=_("Điểm báo"), url=reverse("digest:open"), link=_("Soạn bản hôm nay"))
        address = reverse("digest:add_line", args=[draft.public_id])
        return Card(
            title=_("Điểm báo"),
            caption=draft.title,
            url=f"{address}?{urlencode({asked: public_id})}",
            link=_("Thêm vào điểm báo"),
        )

    return build


navigation.add(
    NavEntry(
        gettext_lazy("Điểm báo"),
        "digest:editions",
        needs="digest.see_digests",
        icon="digest",
        order=9,
        hint=gettext_lazy("Tin trong ngày đã chọn, để đọc trong năm phút."),
        group=navigation.READING,
    )
)
desk.add(Builder("digest.last", digest_card, needs="digest.see_digests", order=5))
beside.add("stories.story", Beside("digest.add", add_card("story"), needs="digest.edit", order=50))
beside.add("monitoring.article", Beside("digest.add", add_card("article"), needs="digest.edit", order=50))
naming.add_words(
    {
        "digest.edition": gettext_lazy("Bản điểm báo"),
        "digest.recipient": gettext_lazy("Người nhận điểm báo"),
        "digest.recipients": gettext_lazy("Các người nhận điểm báo"),
        "digest.schedule": gettext_lazy("Lịch điểm báo"),
        "digest.open_draft": gettext_lazy("Bắt đầu soạn điểm báo"),
        "digest.rename_draft": gettext_lazy("Sửa đầu trang điểm báo"),
        "digest.drop_draft": gettext_lazy("Bỏ bản nháp điểm báo"),
        "digest.make": gettext_lazy("Máy lập bản điểm báo"),
        "digest.add_line": gettext_lazy("Thêm dòng tin"),
        "digest.remove_line": gettext_lazy("Bỏ dòng tin"),
        "digest.move_line": gettext_lazy("Chuyển dòng tin"),
        "digest.change_line": gettext_lazy("Sửa dòng tin"),
        "digest.leave_out_outlet": gettext_lazy("Để một báo ra ngoài điểm báo"),
        "digest.let_outlet_in": gettext_lazy("Cho một báo vào lại điểm báo"),
        "digest.add_section": gettext_lazy("Thêm mục"),
        "digest.change_section": gettext_lazy("Sửa mục"),
        "digest.move_section": gettext_lazy("Chuyển mục"),
        "digest.remove_section": gettext_lazy("Bỏ mục"),
        "digest.issue": gettext_lazy("Phát hành điểm báo"),
        "digest.correct": gettext_lazy("Lập bản đính chính điểm báo"),
        "digest.send": gettext_lazy("Gửi điểm báo"),
        "digest.remind": gettext_lazy("Nhắc người soạn điểm báo"),
        "digest.add_recipient": gettext_lazy("Thêm người nhận điểm báo"),
        "digest.change_recipient": gettext_lazy("Sửa người nhận điểm báo"),
        "digest.remove_recipient": gettext_lazy("Xóa người nhận điểm báo"),
        "digest.erase_recipients": gettext_lazy("Xóa người nhận đã hết hạn"),
        "digest.start_schedule": gettext_lazy("Đặt lịch điểm báo"),
        "digest.change_schedule": gettext_lazy("Sửa lịch điểm báo"),
    }
)
