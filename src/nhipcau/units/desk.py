"""What the room puts on the menu, and its words for the record; found at start-up."""

from django.utils.translation import gettext_lazy

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.units import desk_finding  # noqa: F401 - put their own parts in
from nhipcau.units.queries.decrees import names_of_decrees
from nhipcau.units.queries.lists import names_of_bodies, names_of_holdings, names_of_posts

navigation.add(
    NavEntry(
        gettext_lazy("Cơ quan, chức vụ"), "units:bodies", needs="units.see_posts", icon="units", order=905,
        hint=gettext_lazy("Cơ quan nào của đơn vị, ai giữ chức vụ gì, từ ngày nào."),
        group=navigation.ADMINISTRATION,
    )
)  # fmt: skip
navigation.add(
    NavEntry(
        gettext_lazy("Sắp xếp đơn vị"), "units:decrees", needs="units.see_decrees", icon="units", order=906,
        hint=gettext_lazy("Văn bản nào đã đổi danh mục đơn vị; đơn vị cũ nay ở đâu."),
        group=navigation.ADMINISTRATION,
    )
)  # fmt: skip
naming.add("units.decree", names_of_decrees)
naming.add("units.body", names_of_bodies)
naming.add("units.post", names_of_posts)
naming.add("units.holding", names_of_holdings)
naming.add_words(
    {
        "units": gettext_lazy("Danh mục đơn vị"),
        "units.load_seed": gettext_lazy("Nạp danh mục đơn vị"),
        "units.body": gettext_lazy("Cơ quan"),
        "units.post": gettext_lazy("Chức vụ"),
        "units.holding": gettext_lazy("Người giữ chức vụ"),
        "units.bodies": gettext_lazy("Cơ quan"),
        "units.holdings": gettext_lazy("Người giữ chức vụ"),
        "units.keep_body": gettext_lazy("Ghi cơ quan"),
        "units.keep_bodies": gettext_lazy("Ghi nhiều cơ quan"),
        "units.keep_post": gettext_lazy("Ghi chức vụ"),
        "units.keep_holding": gettext_lazy("Ghi người giữ chức vụ"),
        "units.keep_holdings": gettext_lazy("Nhập người giữ chức vụ từ bảng"),
        "units.end_holding": gettext_lazy("Thôi giữ chức vụ"),
        "units.decree": gettext_lazy("Quyết định sắp xếp đơn vị"),
        "units.draft_decree": gettext_lazy("Ghi nháp quyết định sắp xếp"),
        "units.change_decree": gettext_lazy("Sửa các thay đổi của bản nháp"),
        "units.drop_decree": gettext_lazy("Bỏ bản nháp quyết định"),
        "units.put_in_force": gettext_lazy("Đưa quyết định vào danh mục đơn vị"),
        "rows": gettext_lazy("Số dòng"),
        "units_ended": gettext_lazy("Đơn vị kết thúc"),
        "units_begun": gettext_lazy("Đơn vị bắt đầu"),
        "units_altered": gettext_lazy("Đơn vị có thay đổi"),
        "effective_on": gettext_lazy("Ngày có hiệu lực"),
        "issued_on": gettext_lazy("Ngày ban hành"),
        "sure": gettext_lazy("Chắc chắn đến đâu"),
        "bodies_added": gettext_lazy("Cơ quan thêm mới"),
        "posts_added": gettext_lazy("Chức vụ thêm mới"),
        "holders_added": gettext_lazy("Người giữ chức vụ thêm mới"),
        "holders_changed": gettext_lazy("Người giữ chức vụ đã sửa"),
        "has_one_seat": gettext_lazy("Chỉ một người giữ"),
        "successor": gettext_lazy("Cơ quan kế tục"),
        "decree": gettext_lazy("Căn cứ"),
        "starts_on": gettext_lazy("Từ ngày"),
        "ends_on": gettext_lazy("Đến hết ngày"),
    }
)
