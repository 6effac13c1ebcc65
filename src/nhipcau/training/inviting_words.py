"""The letters of an invitation: the call, the change, the end. A delegate and facts in, words out."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.training.models import Delegate
from nhipcau.training.queries.keys import answer_address, own_address
from nhipcau.training.rules.inviting import CANCEL, Facts, times_in_words

INVITED, CHANGED, CANCELLED = "training.invitation", "training.change", "training.cancel"
"""Purposes of letters, as mailing names them."""
MOST_SUBJECT_LETTERS = 300
PURPOSE = gettext_lazy(
    "Họ tên, chức vụ, điện thoại, thư điện tử chỉ dùng để tổ chức hội nghị và cấp giấy chứng nhận; "
    "xóa sau ngày %(kept)s."
)
"""Said wherever a person is named (charter 13)."""


def subject(facts: Facts, purpose: str) -> str:
    """Return one line that says what it is about."""
    beginnings = {
        INVITED: _("Mời dự: %(title)s"),
        CHANGED: _("Thay đổi thời gian, địa điểm: %(title)s"),
        CANCELLED: _("Không còn lịch dự: %(title)s"),
    }
    words = beginnings[purpose] % {"title": " ".join(facts.title.split())}
    return words[:MOST_SUBJECT_LETTERS]


def text(delegate: Delegate, facts: Facts, purpose: str) -> str:
    """Return the letter."""
    body = _cancelled(delegate, facts) if purpose == CANCELLED else _called(delegate, facts, purpose)
    greeting = _("Kính gửi ông/bà %(name)s,") % {"name": delegate.name}
    return "\n\n".join(line for line in [greeting, *body, _contact(delegate)] if line) + "\n"


def file_name(method: str) -> str:
    """Return the name of the attached calendar file."""
    return "huy-lich.ics" if method == CANCEL else "lich-hoi-nghi.ics"


def _called(delegate: Delegate, facts: Facts, purpose: str) -> list[str]:
    conference = delegate.conference
    opening = _("Trân trọng mời ông/bà dự “%(title)s”.")
    if purpose == CHANGED:
        opening = _("“%(title)s” có thay đổi. Thông tin đúng từ nay là:")
    own = _("Trang riêng của ông/bà: chương trình, tài liệu, câu hỏi, giấy chứng nhận:")
    times = "\n".join(times_in_words(facts.times)) or formats.day(facts.first)
    return [
        opening % {"title": facts.title},
        f"{_('Thời gian:')}\n{times}",
        f"{_('Địa điểm:')} {facts.place}",
        f"{_('Trả lời sẽ dự hay báo vắng (đổi được đến khi khai mạc):')}\n{answer_address(delegate)}",
        f"{own}\n{own_address(delegate)}",
        _("Hai đường dẫn trên chỉ dành cho ông/bà. Tệp kèm theo đưa lịch này vào lịch của máy."),
        PURPOSE % {"kept": formats.day(conference.personal_until)},
    ]


def _cancelled(delegate: Delegate, facts: Facts) -> list[str]:
    if delegate.conference.state == "cancelled":
        words = _("“%(title)s” không tổ chức nữa.")
    else:
        words = _("Ông/bà không còn trong danh sách dự “%(title)s”. Nếu có nhầm lẫn, xin báo cơ quan đã cử.")
    return [words % {"title": facts.title}, _("Tệp kèm theo gỡ lịch này khỏi lịch của máy.")]


def _contact(delegate: Delegate) -> str:
    contact = delegate.conference.contact_words
    return _("Cần hỏi, xin liên hệ: %(contact)s") % {"contact": contact} if contact else ""
