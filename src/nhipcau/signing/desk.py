"""What signing puts on the menu, and its own words."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.signing import desk_waiting  # noqa: F401 - put their own parts in

navigation.add(
    NavEntry(
        _("Sổ công khai"),
        "signing:log",
        needs="signing.see_log",
        icon="record",
        order=930,
        group=navigation.ADMINISTRATION,
        hint=_("Đã công bố, đính chính, rút gì, lúc nào; kiểm tra niêm phong."),
    )
)
navigation.add(
    NavEntry(
        _("Khóa ký"),
        "signing:keys",
        needs="signing.keep_keys",
        icon="lock",
        order=931,
        group=navigation.ADMINISTRATION,
        hint=_("Khóa dùng để ký phát ngôn: tạo, cho ngừng, thu hồi."),
    )
)
naming.add_words(
    {
        "signing.make_key": _("Tạo khóa ký"),
        "signing.retire_key": _("Cho khóa ngừng ký"),
        "signing.revoke_key": _("Thu hồi khóa ký"),
        "signing.key": _("Khóa ký"),
        "key_id": _("Mã khóa"),
        "valid_until": _("Ngừng ký"),
        "revoked_at": _("Thu hồi lúc"),
        "why": _("Lý do"),
    }
)
