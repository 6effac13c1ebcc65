"""Word tables for places: kinds, second names, look-alikes, and words that make a name no place."""

from __future__ import annotations

KINDS: tuple[tuple[str, str], ...] = (
    ("thành phố", "thanh_pho"), ("tp.", "thanh_pho"), ("tp", "thanh_pho"), ("t.p.", "thanh_pho"),
    ("t.p", "thanh_pho"), ("thị xã", "thi_xa"), ("tx.", "thi_xa"), ("tx", "thi_xa"),
    ("thị trấn", "thi_tran"), ("tt.", "thi_tran"), ("đặc khu", "dac_khu"), ("tỉnh", "tinh"),
    ("huyện", "huyen"), ("h.", "huyen"), ("quận", "quan"), ("q.", "quan"),
    ("phường", "phuong"), ("p.", "phuong"), ("xã", "xa"), ("x.", "xa"),
    ("tỉnh, thành phố", "tinh thanh_pho"), ("tỉnh, thành", "tinh thanh_pho"), ("tỉnh thành", "tinh thanh_pho"),
    ("tỉnh/thành phố", "tinh thanh_pho"), ("tỉnh/thành", "tinh thanh_pho"),
)  # fmt: skip
"""As written, and the kinds that it heads a list of."""

BETWEEN = (
    "biên giới", "vùng cao", "miền núi", "vùng biên", "ven biển", "đảo", "nghèo", "rẻo cao", "vùng sâu",
    "nông thôn mới", "trung tâm", "cửa khẩu", "anh hùng", "mới", "cũ", "công nghiệp", "biển", "du lịch",
)  # fmt: skip
"""What may stand between the kind and the name: "xã biên giới …"."""

COUNTS = (
    "các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nhiều", "một số", "mấy",
)  # fmt: skip

NOT_A_KIND_AFTER = ("hợp tác", "phố", "liên", "làng", "công", "tổ", "hội")
"""Before "xã" or "phường" these make another word: hợp tác xã, phố phường, công xã."""

ALIASES: tuple[tuple[str, str, int], ...] = (
    ("Bắc Cạn", "Bắc Kạn", 1), ("Đắc Lắc", "Đắk Lắk", 1), ("Đắc Lắk", "Đắk Lắk", 1), ("Đắk Lăk", "Đắk Lắk", 1),
    ("Đắk Lắc", "Đắk Lắk", 1), ("Daklak", "Đắk Lắk", 1), ("Đắc Nông", "Đắk Nông", 1), ("Kontum", "Kon Tum", 1),
    ("Công Tum", "Kon Tum", 1), ("Thừa Thiên - Huế", "Thừa Thiên Huế", 1), ("TT-Huế", "Thừa Thiên Huế", 1),
    ("TT Huế", "Thừa Thiên Huế", 1), ("BR-VT", "Bà Rịa - Vũng Tàu", 1), ("BRVT", "Bà Rịa - Vũng Tàu", 1),
    ("Sài Gòn", "Hồ Chí Minh", 1), ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu", 1),
    ("Ban Mê Thuột", "Buôn Ma Thuột", 2), ("Buôn Mê Thuột", "Buôn Ma Thuột", 2), ("Plei Ku", "Pleiku", 2),
    ("Plây Cu", "Pleiku", 2), ("Sapa", "Sa Pa", 2), ("Phan Rang", "Phan Rang - Tháp Chàm", 2),
    ("Mù Cang Chải", "Mù Căng Chải", 2),
)  # fmt: skip
"""(as written, the gazetteer's name, level)."""

WHOLE_ALIASES: tuple[tuple[str, str], ...] = (
    ("TP.HCM", "Hồ Chí Minh"), ("TP HCM", "Hồ Chí Minh"), ("TPHCM", "Hồ Chí Minh"), ("TP. HCM", "Hồ Chí Minh"),
    ("T.P HCM", "Hồ Chí Minh"), ("TP.HN", "Hà Nội"), ("Tp.HCM", "Hồ Chí Minh"), ("HCMC", "Hồ Chí Minh"),
    ("TP-HCM", "Hồ Chí Minh"), ("Thành phố HCM", "Hồ Chí Minh"),
)  # fmt: skip
"""Provinces written with their kind in one token."""

SWALLOWED = (
    "Thái Bình Dương", "Châu Á - Thái Bình Dương", "Hà Nội mới", "Hà Nội Mới", "Hànộimới", "Sài Gòn Giải Phóng",
    "Sài Gòn giải phóng", "Sài Gòn Tiếp Thị", "Kinh tế Sài Gòn", "Bưu điện Hà Nội", "Đông Nam Bộ", "Nam Trung Bộ",
    "Bắc Trung Bộ", "Tây Nam Bộ", "Đồng bằng sông Cửu Long", "Đông Bắc Bộ", "Tây Bắc Bộ", "Quảng Trị Mới",
    "Hòa Bình Xanh", "Điện Biên Phủ trên không", "Đường Trường Sơn", "Việt Nam Dân chủ", "Hà Nội Amsterdam",
    "Hà Nội - Amsterdam", "Hưng Yên Tower", "Thanh Hóa FC", "Sông Lam Nghệ An", "Đông Á Thanh Hóa",
    "Hoàng Anh Gia Lai", "Becamex Bình Dương", "Thép Xanh Nam Định", "Hồng Lĩnh Hà Tĩnh", "Quảng Nam FC",
    "Hải Phòng FC", "SHB Đà Nẵng", "Bình Phước FC", "Công an Hà Nội FC", "Thể Công", "Quảng Châu", "Quảng Đông",
    "Quảng Tây", "Nam Ninh", "An Huy", "Giang Tây", "Hồ Nam", "Hà Bắc", "Sơn Đông", "Liêu Ninh", "Cát Lâm",
    "Phúc Kiến", "Hải Nam", "Vân Nam", "Tân Cương", "Tây Tạng", "Việt Bắc",
)  # fmt: skip
"""Longer names that are no units; a unit's name inside them is none."""

SHARED_WITH_CHINA = frozenset({"hà nam", "thái nguyên", "sơn tây", "hà bắc", "hải nam", "quảng ninh"})
"""Names of Chinese provinces and cities too."""

NO_PLACE_AFTER = frozenset({
    "đường", "phố", "đại lộ", "ngõ", "ngách", "hẻm", "cầu", "sông", "suối", "núi", "đèo", "hồ", "đầm", "vịnh",
    "bia", "rượu", "báo", "tạp chí", "phim", "bài hát", "ca khúc", "khách sạn", "nobel", "chiến dịch",
    "chiến thắng", "đại học", "học viện", "câu lạc bộ", "clb", "đội bóng", "ngân hàng", "công ty", "tập đoàn",
    "nhà xuất bản", "nxb", "thời báo", "nhật báo", "vì", "giải thưởng", "quốc lộ", "kênh", "rạch",
    "thác", "hang", "động", "đỉnh", "dãi", "quần đảo", "hòn", "mũi", "tàu", "thuốc lá", "nước mắm", "bún", "phở",
    "trà", "chè", "nem", "nem chua", "bánh", "thủy điện", "nhiệt điện", "điện lực", "xi măng", "cố", "họ", "tên", "cúp", "cup",
})  # fmt: skip
"""A bare name right after these names a street, river, product, paper or institution."""

NO_TOWN_AFTER = frozenset({
    "chợ", "biên phòng", "cao tốc", "trường", "thpt", "thcs", "tiểu học", "mầm non", "chùa", "đình", "đền", "miếu", "nhà thờ", "bến", "cảng",
    "ga", "sân bay", "nhà máy", "thủy điện", "công viên", "quảng trường", "tượng đài", "bệnh viện",
    "đảo", "biển", "trung tâm", "khu công nghiệp", "kcn", "cụm công nghiệp", "thôn", "ấp", "làng", "bản", "xóm",
    "khu phố", "tổ dân phố", "khóm", "buôn", "nhà hàng", "siêu thị", "chung cư", "khu đô thị", "tòa nhà", "dự án",
    "cửa khẩu", "hầm", "nút giao", "ngã tư", "ngã ba", "đồn", "trạm", "nhà văn hóa", "di tích", "lễ hội", "doanh nghiệp",
    "thương hiệu", "cá", "gạo", "vải", "bưởi", "cam", "thành cổ", "khu di tích", "tộc", "dòng họ", "rừng", "vườn quốc gia",
})  # fmt: skip
"""Besides: names of towns and communes after these are names of something else there."""

CALLED = frozenset({
    "ông", "bà", "anh", "chị", "cô", "chú", "cụ", "đồng chí", "đ/c", "thầy", "bác", "em gái", "ca sĩ", "bé",
    "chủ tịch hồ", "liệt sĩ", "tướng", "vua", "chúa", "nhà văn", "nhà thơ", "nhạc sĩ", "họa sĩ",
})  # fmt: skip
"""A bare name after these is a person's."""

SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đào đinh trịnh trương mai tô lương hà tạ đoàn"
    " phùng lưu cao tống thái lâm châu vương chu nông triệu quách doãn kiều khuất nghiêm tăng đàm thạch lò giàng ksor vừ"
    " sùng lầu thào hầu bạch hứa quản diệp giáp lữ lã mạc uông viên kim khổng đồng bế phí âu đậu cù cung vi trà"
    " vàng ma má lù thẩm tòng quàng lường đèo cầm bàn phàn chảo tẩn lục hạng sầm mùa giang ninh tôn thân văn an hạ siu"
    " rơ kpă y h điểu danh sơn đổng đới chử cấn khúc hồng khương thiều lộc ngân".split()
)
"""After a place a name that begins so is a person's: "tỉnh Cao Bằng Nguyễn Văn A"."""

TRAPS_IN_CAPITALS = frozenset({
    "hòa bình", "thái bình", "bình minh", "thanh hóa", "hưng yên", "an giang", "vĩnh phúc", "phú thọ",
})  # fmt: skip
"""Ordinary words and wishes: in a line of capitals they need more than themselves to be a place."""

COMMON_TOWNS = frozenset({
    "tân an", "thuận an", "phú mỹ", "long khánh", "hoa lư", "bình minh", "tân uyên", "thủ đức", "từ sơn",
    "tam điệp", "phúc yên", "đông hòa", "sông công", "bến cát", "việt trì mới", "hòa thành", "thái hòa",
})  # fmt: skip
"""Names of towns that are also names of much else; bare they need their province beside them."""

WELL_KNOWN = frozenset({
    "sa pa", "sapa", "pleiku", "phú quốc", "côn đảo", "lý sơn", "mộc châu", "mù cang chải", "mèo vạc", "cô tô", "cát hải",
})  # fmt: skip
"""Districts and islands that the press names without their kind."""
