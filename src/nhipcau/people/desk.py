"""What accounts put on the menu, and the words that the record shows for them."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import gates, naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.people import desk_decrees  # noqa: F401 - put their own parts in
from nhipcau.people.confirming import detour_for
from nhipcau.people.forms import REASON_WORDS
from nhipcau.people.models import Role
from nhipcau.people.queries import names_of
from nhipcau.units.queries import unit_name

navigation.add(
    NavEntry(
        _("Tài khoản"),
        "people:list",
        needs="people.see_accounts",
        icon="people",
        order=910,
        group=navigation.ADMINISTRATION,
        hint=_("Ai làm việc ở đây, giữ vai trò gì."),
    )
)
gates.add("people.second_factor", detour_for)
naming.add("people.person", names_of)
naming.add("unit_id", lambda ids: {unit_id: unit_name(unit_id) for unit_id in ids})
naming.add_words({str(role.value): role.label for role in Role})
naming.add_words(REASON_WORDS)
naming.add_words(
    {
        "people.confirm": _("Xác nhận bằng mã"),
        "people.fail_confirmation": _("Gõ sai mã xác nhận"),
        "people.enrol_factor": _("Cài mã xác nhận"),
        "people.renew_recovery_codes": _("Lấy mã dự phòng mới"),
        "people.reset_factor": _("Bỏ mã xác nhận của một người"),
        "means": _("Xác nhận bằng"),
        "phone_code": _("điện thoại"),
        "recovery_code": _("mã dự phòng"),
        "replaced_factor": _("Thay mã trước"),
        "people.person": _("tài khoản"),
        "people.add_person": _("Thêm tài khoản"),
        "people.change_person": _("Sửa tài khoản"),
        "people.grant_role": _("Giao vai trò"),
        "people.revoke_role": _("Thu lại vai trò"),
        "people.deactivate": _("Ngừng tài khoản"),
        "people.reactivate": _("Mở lại tài khoản"),
        "people.set_password": _("Đặt lại mật khẩu"),
        "people.change_own_password": _("Đổi mật khẩu của mình"),
        "people.change_own_language": _("Đổi ngôn ngữ của mình"),
        "role": _("Vai trò"),
        "roles": _("Vai trò"),
        "unit_id": _("Đơn vị"),
        "language": _("Ngôn ngữ"),
        "is_active": _("Đang dùng"),
        "changed": _("Mục đã đổi"),
        "full_name": _("Họ và tên"),
        "email": _("Thư điện tử"),
    }
)
