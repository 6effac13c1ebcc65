"""Spans, second mentions, titles and by-lines of the office-holder finder."""

from __future__ import annotations

from nhipcau.reading.languages.vi.people import find_people

TEXT = (
    "Sáng 5/3, ông Trần Văn Lực, Giám đốc Sở Ngoại vụ, khai mạc lớp học.\n"
    "Theo đồng chí Trần Văn Lực, lớp có 60 học viên. Ông Lực đề nghị báo chí phối hợp.\n"
    "Trần Văn Lực"
)


def _words(text: str, name: str) -> list[str]:
    (person,) = [person for person in find_people(text) if person.name == name]
    return [text[start:end] for start, end in person.spans]


def test_every_later_mention_is_a_span() -> None:
    assert _words(TEXT, "Trần Văn Lực") == ["Trần Văn Lực", "Trần Văn Lực", "Lực", "Trần Văn Lực"]


def test_a_short_form_that_fits_two_people_is_left_alone() -> None:
    text = "Ông Lê Văn Nam, Giám đốc Sở Y tế, và ông Đỗ Hải Nam, Phó Giám đốc Sở Y tế, có mặt. Ông Nam nói."
    assert _words(text, "Lê Văn Nam") == ["Lê Văn Nam"]


def test_a_longer_name_is_somebody_else() -> None:
    text = "Giám đốc Sở Y tế Lê Minh có mặt cùng gia đình anh Lê Minh Khôi."
    assert _words(text, "Lê Minh") == ["Lê Minh"]


def test_a_street_of_the_same_name_is_no_mention() -> None:
    text = "Bí thư Tỉnh ủy Lê Hồng Sơn thăm Trường THPT Lê Hồng Sơn trên đường Lê Hồng Sơn."
    assert _words(text, "Lê Hồng Sơn") == ["Lê Hồng Sơn"]


def test_the_title_may_give_the_office() -> None:
    (person,) = find_people(
        "Đồng chí Trần Hữu Nghi thăm xã.", title="Bí thư Tỉnh ủy Trần Hữu Nghi thăm Bảo Lạc"
    )
    assert person.offices == ("Bí thư Tỉnh ủy",)
    assert len(person.spans) == 1


def test_who_stands_in_the_title_alone_is_not_in_the_text() -> None:
    assert find_people("Lớp học khai mạc.", title="Bí thư Tỉnh ủy Trần Hữu Nghi thăm Bảo Lạc") == ()


def test_the_author_is_no_office_holder() -> None:
    text = "Tổng Biên tập Nguyễn Thị Hoài viết bài này."
    assert find_people(text, byline="Nguyễn Thị Hoài") == ()
    assert find_people(text)[0].name == "Nguyễn Thị Hoài"


def test_the_same_office_is_listed_once_and_short_forms_not_at_all() -> None:
    text = "Phó Chủ tịch UBND tỉnh Vi Hà dự. Phó Chủ tịch UBND tỉnh Vi Hà kết luận. Phó Chủ tịch Vi Hà ra về."
    (person,) = find_people(text)
    assert person.offices == ("Phó Chủ tịch UBND tỉnh",)
    assert len(person.spans) == 3


def test_offices_of_two_sentences_meet_in_one_person() -> None:
    text = "Bí thư Huyện ủy Ma Thị Thúy dự.\nBà Ma Thị Thúy, đại biểu Quốc hội, tiếp xúc cử tri."
    (person,) = find_people(text)
    assert person.offices == ("Bí thư Huyện ủy", "đại biểu Quốc hội")


def test_a_name_does_not_cross_a_line() -> None:
    assert find_people("Giám đốc Sở Y tế\nNguyễn Văn Ba đi chợ") == ()


def test_capitals_and_small_letters_are_one_person() -> None:
    text = "Đồng chí LÊ VĂN QUẾ, Bí thư Tỉnh ủy, phát biểu. Đồng chí Lê Văn Quế, Bí thư Tỉnh ủy, kết luận."
    (person,) = find_people(text)
    assert person.name == "Lê Văn Quế"
    assert len(person.spans) == 2


def test_two_titles_before_a_short_form_are_one_mention() -> None:
    text = "Giám đốc Sở Y tế Lê Văn Hậu dự. Đồng chí bác sĩ Hậu phát biểu."
    assert _words(text, "Lê Văn Hậu") == ["Lê Văn Hậu", "Hậu"]


def test_an_author_who_signs_with_an_office_stays_though_bylined() -> None:
    text = "Chặng đường mới\nPGS. TS. Lê Hoàng Bách\nPhó Trưởng Ban Tuyên giáo Trung ương\nNăm qua, đất nước đổi thay."
    (person,) = find_people(text, byline="Lê Hoàng Bách")
    assert person.offices == ("Phó Trưởng Ban Tuyên giáo Trung ương",)


def test_each_of_two_authors_is_no_office_holder() -> None:
    text = "Phóng viên hỏi Tổng Biên tập Trần Thị Lan và Phó Tổng Biên tập Hồ Văn Quý."
    assert len(find_people(text)) == 2
    assert find_people(text, byline="ThS. Trần Thị Lan - Hồ Văn Quý") == ()
