"""The shapes in which Vietnamese articles write days and periods: pieces of patterns, no logic.

Called by `days` and `periods`. Gaps never cross a line, so each match stays short.
"""

from __future__ import annotations

G = r"[^\S\n]{0,2}"
DASH = "[-\u2013\u2014\u2011]"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d)"
THIS_AGE = r"(?:19|20)\d\d(?!\d)"
"""A year that may stand without the word "năm"."""
JOIN = rf"(?:{DASH}|đến{G}hết|cho{G}đến|đến|tới)"
"""What stands between the two ends of a period."""

MONTH_WORDS = {
    "mười một": 11, "mười hai": 12, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
SPELLED_MONTH = "(?:" + "|".join(word.replace(" ", r"[^\S\n]") for word in MONTH_WORDS) + r")(?!\w)"

TEMPORAL = (
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|khuya|sớm|hôm|hôm nay|hôm qua|ngày mai|sáng nay|chiều nay|tối nay|"
    r"đêm nay|sáng qua|chiều qua|tối qua|"
    r"thứ[^\S\n](?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ[^\S\n]nhật|cn|\d{1,2}[^\S\n]?(?:giờ|h|"
    r"g)(?:[^\S\n]?\d{1,2}(?:[^\S\n]?phút)?)?|"
    r"\d{1,2}:\d\d|phút)"
)
"""Words after which a day comes and nothing else."""
LEADING = (
    r"(?:đến|tới|từ|trước|sau|vào|dịp|qua|hết|lúc|lễ|quốc khánh|kỷ niệm|kỉ niệm|tính đến|kể từ|cho đến|"
    r"và|hoặc|trong các ngày|"
    r"hạn|thống nhất|lao động|phụ nữ|thương binh|liệt sĩ|nhà giáo|thành lập|truyền thống|cách mạng|"
    r"chiến thắng|giải phóng|khai giảng|"
    r"bắt đầu|khai mạc|diễn ra|tổ chức|chiếu|phát sóng|công bố|khởi công|dự kiến|cập nhật|đợt|mốc|tết|nghỉ)"
)
"""Words after which a day may come, or a fraction."""
NAMED_AFTER_A_DAY = (
    r"(?:đường|phố|nhà máy|nhà hát|nhà văn hóa|nhà văn hoá|xí nghiệp|quảng trường|công viên|trường|thpt|"
    r"thcs|tiểu học|mầm non|mẫu giáo|hợp tác xã|htx|"
    r"bệnh viện|nông trường|lâm trường|sân vận động|cung|cầu|ngõ|ngách|hẻm|kiệt|số|số nhà|công ty|"
    r"cổ phần|cp|tnhh|dệt|may|khu phố|tổ dân phố|"
    r"thôn|ấp|khu tập thể|rạp|chợ|câu lạc bộ|clb|bến xe|bến|khách sạn|tập đoàn|cụm|tổ|lớp|quốc lộ|ql|"
    r"tỉnh lộ|tl|tỷ lệ|tỉ lệ|tỷ số|tỉ số|"
    r"ngã[^\S\n](?:ba|tư|năm|sáu|bảy|[3-7])|vòng[^\S\n](?:xoay|xuyến)|bùng binh|đại lộ|nút giao|hầm|trạm|"
    r"khu|khu đô thị|khu dân cư|chung cư|hội trường|cửa hàng|trung tâm|trung đoàn|sư đoàn|tiểu đoàn|lữ đoàn|"
    r"công trường|phà|hồ|khóm|khối|vườn hoa|vườn|tượng đài|đồi|nhà thi đấu|nhà trẻ|nhà khách|nhà sách|"
    r"làng hoa|xí nghiệp may|tuyến|dốc|trục|"
    r"phường|xã|xóm|làng|bãi biển|giải|giải thưởng|đội|xưởng|in|điểm|bài|quận|thửa|tờ|điện thoại|đt|"
    r"hotline|huyết áp|quy mô|tập|kênh|"
    r"phiên bản|bản|mục|khoản|điều|luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|kết luận|"
    r"công văn|kế hoạch|hướng dẫn|trang|dự án)"
)
FEASTS = frozenset(
    {(9, 2), (4, 30), (5, 1), (3, 8), (11, 20), (7, 27), (2, 3), (12, 22), (5, 19), (10, 20), (6, 1),
     (6, 21), (8, 19),
     (5, 7), (3, 26), (2, 27), (1, 1), (10, 10), (12, 19), (11, 18), (6, 28), (10, 13), (1, 9), (6, 17)}
)  # fmt: skip
"""Days that are named without "ngày": national days and the days of trades, (month, day)."""
FRACTION_OF = (
    r"(?:dân số|số|tổng|diện tích|chiều|thời|lượng|quãng|nội dung|chặng|nhiệm kỳ|xã|phường|huyện|tỉnh|"
    r"thành phố|thị trấn|quận|hộ|người|đại biểu|"
    r"thành viên|chỉ tiêu|tiêu chí|đơn vị|cơ quan|sở|ngành|thôn|bản|ấp|trường|học sinh|cán bộ|đảng viên|"
    r"doanh nghiệp|dự án|nhiệm vụ|ý kiến|"
    r"phiếu|nghị quyết|mục tiêu|môn|trận|bàn|điểm|sao|ca|nước|cử tri|địa phương|quốc gia|giải|tác phẩm|"
    r"công trình|nhà|km|ha|"
    r"kế hoạch|tỷ|triệu|trên|của|là|thế giới|bề mặt|lực lượng|vốn|doanh thu|sản lượng|mũi|liều|chi bộ|"
    r"đảng bộ|lãnh thổ|đất|hồ sơ|sản phẩm)"
)
"""What a fraction or a share stands before: "1/3 dân số", "10/12 xã"."""
COUNTED_BY_MONTH = (
    r"(?:lần|triệu|nghìn|ngàn|tỷ|tỉ|trăm|người|ngày|tuần|buổi|kg|tấn|đồng|tháng|năm tuổi|tuổi|giờ|cuộc|"
    r"bài|tin|%|em|hộ|con|cái|suất|phiên|kỳ|"
    r"đợt|lượt|vụ|ca|km|ha|m2|m3|lít)"
)
