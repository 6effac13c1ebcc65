"""Names, offices and places combined by chance: the finder must cut each sentence at the right word."""

from __future__ import annotations

import random

from nhipcau.reading.languages.vi.people import find_people

SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Trịnh Trương Mai"
    " Tô Lương"
    " Hà Tạ Đoàn Phùng Lưu Cao Tống Thái Lâm Châu Vương Chu Nông Triệu Hứa Bế Lò Lường"
    " Quàng Cầm Giàng Sùng Vàng Thào"
)
MIDDLES = (
    "Văn",
    "Thị",
    "Đức",
    "Minh",
    "Quang",
    "Thanh",
    "Hữu",
    "Xuân",
    "Ngọc",
    "Đình",
    "Quốc",
    "A",
    "Thị Thu",
)
GIVEN = (
    "Hùng Dũng Hương Lan Nam Tuấn Hải Bình An Phúc Sơn Thủy Hà Linh Giang Trung Kiên Mạnh Quân Khánh Ý"
    " Cường Châu Nga Đức Anh Chính Công Hòa Huế Vinh Lào Phú Tĩnh Lâm Tùng Việt Đông Tây"
)
PROVINCES = (
    "Cao Bằng",
    "Hà Giang",
    "Đắk Lắk",
    "Thừa Thiên Huế",
    "Bà Rịa - Vũng Tàu",
    "Lâm Đồng",
    "Hà Nam",
    "Sơn La",
)
COMMUNES = (
    "Tân Hà", "Mường Khoa", "Nà Tấu", "Pù Nhi", "Ea Tul", "Hồng Thái", "Thanh Sơn", "Quang Trung", "Lũng Cú",
    "Yên Hòa", "Phú Mỹ", "Cô Ba", "Xuân Trường", "Cốc Pàng", "Hạnh Phúc", "Vân Trình", "Đình Phong",
)  # fmt: skip
OFFICES = (
    "Chủ tịch UBND tỉnh {p}", "Bí thư Tỉnh ủy {p}", "Phó Chủ tịch Thường trực UBND tỉnh {p}",
    "Chủ tịch UBND xã {c}", "Bí thư Đảng ủy xã {c}", "Phó Chủ tịch HĐND phường {c}", "Trưởng thôn {c}",
    "Giám đốc Sở Nông nghiệp và Môi trường {p}", "Giám đốc Sở Văn hóa, Thể thao và Du lịch tỉnh {p}",
    "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy {p}", "Chánh Văn phòng UBND tỉnh", "Trưởng Công an xã {c}",
    "Giám đốc Trung tâm Y tế huyện {c}", "Chủ tịch Hội Nông dân xã {c}", "Hiệu trưởng Trường THCS {c}",
    "Cục trưởng Cục Thông tin cơ sở và Thông tin đối ngoại", "Ủy viên Ban Thường vụ Tỉnh ủy",
    "Phó Trưởng Ban Chỉ đạo Công tác thông tin đối ngoại", "Phó Giám đốc Bệnh viện Đa khoa tỉnh {p}",
    "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh {p}", "Tổng Biên tập Báo {p}", "Đồn trưởng Đồn Biên phòng {c}",
    "Trưởng phòng Kinh tế xã {c}", "Vụ trưởng Vụ Hợp tác quốc tế", "Phó Bí thư Thường trực Huyện ủy {c}",
)  # fmt: skip
FRAMES = (
    "Đồng chí {n}, {o} phát biểu tại hội nghị.", "Theo ông {n}, {o}, việc này đã xong.",
    "Sáng nay, {o} {n} cho biết đã có kế hoạch.", "Cùng dự có {n} - {o}; các sở, ngành.",
    "Bà {n} ({o}) nói thêm.", "Đoàn do {o} {n} dẫn đầu đã thăm hỏi.", "Hôm qua, {o}, ông {n} thông tin.",
    "Trao đổi với {o} {n}, phóng viên được biết.",
    "Có đồng chí {n}, {o}; đại diện các đơn vị.",
)  # fmt: skip
SHORT_NAMES = 0.08
"""Share of names of two syllables."""
SEED = 57
COUNT = 1500
FLOOR = 0.985


def _sentence(chance: random.Random) -> tuple[str, str, str]:
    surname, given = chance.choice(SURNAMES.split()), chance.choice(GIVEN.split())
    short = chance.random() < SHORT_NAMES
    name = f"{surname} {given}" if short else f"{surname} {chance.choice(MIDDLES)} {given}"
    office = chance.choice(OFFICES).format(p=chance.choice(PROVINCES), c=chance.choice(COMMUNES))
    return chance.choice(FRAMES).format(n=name, o=office), name, office


def test_made_sentences_are_cut_between_place_and_person() -> None:
    chance = random.Random(SEED)
    wrong = []
    for _ in range(COUNT):
        text, name, office = _sentence(chance)
        found = {(person.name, *person.offices) for person in find_people(text)}
        if found != {(name, office)}:
            wrong.append(f"{text} -> {found}")
    assert 1 - len(wrong) / COUNT >= FLOOR, "\n".join(wrong[:20])


def test_the_same_sentences_without_a_name_name_nobody() -> None:
    chance = random.Random(SEED)
    for _ in range(COUNT // 3):
        office = chance.choice(OFFICES).format(p=chance.choice(PROVINCES), c=chance.choice(COMMUNES))
        text = f"Sáng nay, {office} cho biết đã có kế hoạch."
        assert find_people(text) == (), text
