"""Words that the phone's page says by itself, in the language of the page. Called by offline.py.

Keys are what static/attendance/device*.js ask for; test_offline_views.py holds both together.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DOOR = {
    "present": _("Có mặt"),
    "already": _("Đã điểm danh lúc %(hour)s"),
    "unknown": _("Không có trong danh sách điểm cầu này"),
    "unknown_more": _("Vẫn ghi lại để máy chủ đối chiếu."),
    "recognised": _("Máy chủ nhận ra thẻ này"),
    "has_stand_in": _("Đã có người đi thay lúc %(hour)s; vẫn ghi lại để máy chủ đối chiếu"),
    "undone": _("Đã bỏ phiếu"),
    "undone_more": _("Phiếu ghi lúc %(hour)s."),
    "nothing_to_undo": _("Buổi này chưa có phiếu nào để bỏ"),
    "not_written": _("Chưa ghi được"),
    "not_written_more": _("Máy hết chỗ hoặc kho của trình duyệt hỏng. Ghi người này vào giấy ký tên."),
    "count": _("Có mặt theo máy này: %(here)s · được cử: %(seats)s"),
    "fault_short": _("Mã còn thiếu: phải đủ 14 ký tự"),
    "fault_signs": _("Mã có ký tự lạ hoặc quá dài"),
    "fault_check": _("Mã gõ chưa đúng: xem lại từng ký tự"),
    "start_scanning": _("Quét bằng camera"),
    "stop_scanning": _("Tắt camera"),
    "camera_refused": _("Không mở được camera"),
    "camera_refused_more": _("Cho phép trang này dùng camera, hoặc gõ mã in dưới ô vuông."),
}
LIST = {
    "wrong_site_code": _("Mã điểm cầu chưa đúng. Xem lại 8 ký tự trên phiếu của điểm."),
    "nobody_here": _("Chưa ghi ai có mặt trong buổi này."),
    "nobody_excused": _("Chưa ghi ai báo vắng."),
    "nobody_absent": _("Không còn ai khớp với chữ đã gõ."),
    "number": _("Phiếu số %(number)s"),
    "undo_one": _("Bỏ"),
    "undo_one_of": _("Bỏ phiếu của %(name)s"),
    "excuse": _("Báo vắng"),
    "substitute_do": _("Đi thay"),
    "kind_arrive": _("có mặt"),
    "kind_walk_in": _("đăng ký tại chỗ"),
    "kind_substitute": _("đi thay"),
    "kind_excuse": _("báo vắng"),
    "not_sent": _("chưa gửi"),
}
ENTRY = {
    "walk_in": _("Đã ghi người đăng ký tại chỗ"),
    "substitute": _("Đã ghi người đi thay"),
    "unknown_place": _("Thẻ của người vắng không có trong danh sách điểm này; máy chủ sẽ đối chiếu."),
    "place_is_here": _("Người ấy đã điểm danh trong buổi này. Nếu ghi nhầm, bỏ phiếu ấy trước."),
    "whose_place": _("Chọn tên hoặc gõ mã trên thẻ của người vắng."),
    "choose_place": _("Chọn người vắng"),
    "no_category": _("Không rõ"),
}
ROOM = {
    "line_connected": _("Đã kết nối"),
    "line_lost": _("Mất kết nối"),
    "line_not_open": _("Chưa mở"),
    "line_closed": _("Đã đóng"),
    "heads_said": _("Đã báo: %(count)s người."),
    "waiting": _("%(count)s phiếu chưa gửi."),
    "nothing_waits": _("Mọi phiếu đã gửi."),
    "saved": _("Đã lưu %(count)s phiếu vào tệp. Phiếu vẫn giữ trong máy đến khi máy chủ nhận."),
    "figures": _(
        "%(half_day)s: có mặt %(present)s, báo vắng %(excused)s, vắng %(absent)s; "
        "được cử %(nominated)s, đăng ký tại chỗ %(walk_ins)s."
    ),
    "signed": _("Đã ký: %(name)s."),
    "send_first": _("Còn %(count)s phiếu chưa gửi. Gửi hết rồi ký."),
    "needs_line": _("Cần mạng để ký. Không có mạng thì ký trên giấy."),
    "by_clock": _("Tự chọn theo giờ"),
    "seen": _("Đã xem"),
    "forget_sure": _("Xóa danh sách và mọi phiếu trong máy này?"),
    "forget_unsent": _("Còn %(count)s phiếu chưa gửi sẽ mất. Hãy lưu thành tệp trước. Vẫn xóa?"),
    "forget_do": _("Xóa"),
}
STATE = {
    "line_unknown": _("Đang tìm mạng…"),
    "sending": _("Đang gửi, còn %(count)s phiếu"),
    "all_sent": _("Có mạng, mọi phiếu đã gửi"),
    "line_declined": _("Máy chủ không nhận, còn %(count)s phiếu trong máy"),
    "no_line": _("Không có mạng, còn %(count)s phiếu trong máy"),
    "declined": _("Máy chủ không nhận. Lưu thành tệp và báo ban tổ chức."),
    "no_half_day": _("Chưa có buổi nào"),
    "part_morning": _("Sáng"),
    "part_afternoon": _("Chiều"),
    "part_evening": _("Tối"),
    "enrol_needs_line": _("Chưa nối được với máy chủ. Kiểm tra mạng rồi thử lại."),
    "send_before_enrolling": _("Máy còn %(count)s phiếu của điểm cầu khác. Gửi hoặc xóa rồi ghi danh lại."),
}  # fmt: skip
OUTCOMES = {
    "outcome_new": _("máy chủ đã ghi"),
    "outcome_same": _("máy chủ đã có"),
    "outcome_conflict": _("trùng ở điểm khác"),
    "outcome_refused": _("máy chủ không nhận"),
    "outcome_quarantined": _("chờ xem lại"),
    "reason_conflict": _("Thẻ này đã điểm danh ở điểm cầu khác trong cùng buổi. Ban tổ chức sẽ xử lý."),
    "reason_refused": _("Hỏi ban tổ chức để biết vì sao."),
    "reason_quarantined": _("Ban tổ chức sẽ xem lại."),
    "reason_unknown_pass": _("Không thẻ nào có mã này."),
    "reason_revoked_pass": _("Thẻ này đã bị thu hồi. Đề nghị đại biểu liên hệ ban tổ chức."),
    "reason_other_conference": _("Thẻ này của hội nghị khác."),
    "reason_not_on_list": _("Người này không còn trong danh sách."),
    "reason_place_taken": _("Chỗ này đã có người: hoặc chính người ấy, hoặc người đi thay."),
    "reason_other_site": _("Người này được ghi ở điểm cầu khác."),
    "reason_taken_back": _("Phiếu này đã được bỏ."),
    "reason_nothing_to_undo": _("Không còn gì để bỏ."),
    "reason_is_present": _("Người này đã có mặt nên không ghi báo vắng."),
    "reason_unreadable": _("Máy chủ không đọc được phiếu này. Ghi lại vào giấy ký tên."),
    "reason_cancelled": _("Hội nghị không tổ chức."),
    "reason_outside_half_day": _("Giờ ghi không thuộc buổi này."),
    "reason_clock_unknown": _("Không biết đồng hồ của máy lệch bao nhiêu."),
    "reason_ahead_of_now": _("Giờ ghi muộn hơn giờ hiện tại."),
}

WORDS = {**DOOR, **LIST, **ENTRY, **ROOM, **STATE, **OUTCOMES}


def spoken() -> dict[str, str]:
    """Return all words in the language in force."""
    return {key: str(words) for key, words in WORDS.items()}
