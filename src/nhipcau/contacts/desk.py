"""What the room puts on the menu and on the start page, and its words for the record; found at start-up."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import desk, naming, navigation
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import SPEAKING, NavEntry, Visitor
from nhipcau.contacts import desk_waiting  # noqa: F401 - put their own parts in
from nhipcau.contacts.queries.book import contacts_for, expiring, names_of
from nhipcau.contacts.rules.days import office_day


def expiring_card(person: Visitor, at: datetime) -> Card | None:
    """Say how many agreements end soon; nothing where none does."""
    count = expiring(contacts_for(person), office_day(at)).count()
    if not count:
        return None
    url = f"{reverse('contacts:list')}?expiry=soon"
    lines = [Line(_("Sắp hết hạn đồng ý"), count, url, "warn")]
    return Card(title=_("Sổ liên hệ"), lines=lines, url=url, link=_("Xem và xin gia hạn"))


navigation.add(
    NavEntry(
        gettext_lazy("Sổ liên hệ"),
        "contacts:list",
        needs="contacts.see_contacts",
        icon="people",
        group=SPEAKING,
        order=57,
    )
)
desk.add(Builder("contacts.expiring", expiring_card, needs="contacts.keep_contacts", order=57))
naming.add("contacts.contact", names_of)
naming.add_words(
    {
        "contacts.contact": gettext_lazy("Người trong sổ liên hệ"),
        "contacts.contacts": gettext_lazy("Sổ liên hệ"),
        "contacts.add": gettext_lazy("Thêm người vào sổ liên hệ"),
        "contacts.change": gettext_lazy("Sửa mục trong sổ liên hệ"),
        "contacts.renew": gettext_lazy("Gia hạn đồng ý nhận tin"),
        "contacts.erase": gettext_lazy("Xóa một người khỏi sổ liên hệ"),
        "contacts.erase_expired": gettext_lazy("Xóa người hết hạn khỏi sổ liên hệ"),
        "contacts.import": gettext_lazy("Nhập sổ liên hệ từ bảng"),
        "contacts.add_working": gettext_lazy("Ghi nơi làm việc của nhà báo"),
        "contacts.end_working": gettext_lazy("Ghi nhà báo thôi làm ở một nơi"),
        "contacts.keep_enquirer": gettext_lazy("Ghi người gửi câu hỏi"),
        "contacts.ask_subscription": gettext_lazy("Bạn đọc đăng ký nhận tin"),
        "contacts.confirm_subscription": gettext_lazy("Bạn đọc xác nhận nhận tin"),
        "contacts.choose_subscription": gettext_lazy("Bạn đọc đổi lựa chọn nhận tin"),
        "contacts.end_subscription": gettext_lazy("Bạn đọc thôi nhận tin"),
        "contacts.confirm": gettext_lazy("Xác nhận nhận tin"),
        "statements.tell_readers": gettext_lazy("Gửi phát ngôn cho người nhận tin"),
        "statements.correction": gettext_lazy("Gửi đính chính"),
        "statements.withdrawal": gettext_lazy("Báo rút phát ngôn"),
        "statements.answer": gettext_lazy("Trả lời người đã hỏi"),
        "wanted": gettext_lazy("Số lựa chọn"),
        "expires_on": gettext_lazy("Giữ đến"),
        "basis": gettext_lazy("Căn cứ"),
        "outlet": gettext_lazy("Cơ quan báo chí"),
        "is_foreign": gettext_lazy("Báo nước ngoài"),
        "occasion": gettext_lazy("Dịp"),
        "put": gettext_lazy("Đã viết thư"),
        "suppressed": gettext_lazy("Đang ngừng gửi"),
    }
)
