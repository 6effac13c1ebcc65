"""Copies: found as articles come, whoever comes first, and shown as one tree; same-story articles are none."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page

from nhipcau.monitoring.actions.copying import FORGOTTEN_AFTER, forget_shingles
from nhipcau.monitoring.models import Article, Copy, Likeness, Shingle
from nhipcau.monitoring.queries.copying import collapsed, copies_of, originals_of, with_copies

MORNING = datetime(2026, 10, 5, 0, 0, tzinfo=UTC)
WORDS = """
    tỉnh huyện xã nhà trường dân bản hội nghị công trình cầu đường ruộng nương chợ phiên khách núi sông suối
    nước lúa ngô mùa vụ bàn giao khởi công tập huấn thông tin đối ngoại cán bộ đoàn thăm làm việc trao tặng
    sách vở áo ấm thuốc lương thực xe máy học sinh thầy cô giáo viên y tế trạm bệnh viện khám chữa miễn phí
""".split()  # noqa: SIM905


def prose(seed: int, sentences: int = 16) -> str:
    """Return paragraphs of two sentences of made words; other seeds share nothing."""
    chance = random.Random(seed)
    made = [
        " ".join(chance.choice(WORDS) for _ in range(14)).capitalize() + f" {seed} lần."
        for _ in range(sentences)
    ]
    return "\n".join(" ".join(made[i : i + 2]) for i in range(0, sentences, 2))


TEXT = prose(1)
PARAGRAPHS = TEXT.split("\n")


class Press:
    """Several outlets that publish at given hours."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.outlets: dict[str, Any] = {}

    def publish(self, outlet: str, text: str, hour: float | None = 1, **fields: Any) -> Article:
        made = self.outlets.setdefault(outlet, make_outlet(outlet))
        when = MORNING + timedelta(hours=hour) if hour is not None else None
        fields.setdefault("published_at", when)
        page = fields.pop("page", None) or make_page(outlet=made)
        return self.desk.store(text, page=page, **fields).article


@pytest.fixture
def press(desk: Desk) -> Press:
    return Press(desk)


def tree() -> dict[int, int]:
    return dict(Copy.objects.values_list("article_id", "taken_from_id"))


def test_a_whole_copy_points_to_the_earlier_article(press: Press) -> None:
    first = press.publish("Báo Sông Mẫu", TEXT, 1)
    copy = press.publish("Báo Núi Mẫu", TEXT + "\nTheo Báo Sông Mẫu", 2, title="Tiêu đề khác")
    row = Copy.objects.get()
    assert (row.article_id, row.taken_from_id, row.original_id) == (copy.pk, first.pk, first.pk)
    assert (row.kind, row.share, row.is_retitled, row.is_order_sure) == ("whole", 1.0, True, True)


def test_a_cut_copy_tells_what_was_cut(press: Press) -> None:
    press.publish("A", TEXT, 1)
    press.publish("B", "\n".join(PARAGRAPHS[:3]), 2)
    row = Copy.objects.get()
    assert (row.kind, row.paragraphs_cut, row.sentences_added, row.is_retitled) == ("cut", 5, 0, False)
    assert 0.3 < row.share < 0.45


def test_changed_and_added_sentences_are_counted(press: Press) -> None:
    press.publish("A", TEXT, 1)
    changed = TEXT.replace(PARAGRAPHS[2].split()[5], "thay đổi", 1)
    press.publish("B", f"{changed}\n{prose(9, 2)}", 2)
    row = Copy.objects.get()
    assert row.sentences_added == 2
    assert row.sentences_changed >= 1
    assert row.paragraphs_cut == 0


def test_the_earlier_one_that_arrives_late_becomes_the_root(press: Press) -> None:
    late_copy = press.publish("B", "\n".join(PARAGRAPHS[:5]), 5)
    second = press.publish("C", TEXT, 3)
    assert tree() == {late_copy.pk: second.pk}
    first = press.publish("A", TEXT, 1)
    assert tree()[second.pk] == first.pk
    assert set(Copy.objects.values_list("original_id", flat=True)) == {first.pk}


def test_a_copy_hangs_below_the_one_it_is_closest_to(press: Press) -> None:
    first = press.publish("A", TEXT, 1)
    cut = press.publish("B", "\n".join(PARAGRAPHS[:5]), 2)
    third = press.publish("C", "\n".join(PARAGRAPHS[:5]), 3)
    whole = press.publish("D", TEXT, 4)
    assert tree() == {cut.pk: first.pk, third.pk: cut.pk, whole.pk: first.pk}
    assert originals_of([third.pk, first.pk]) == {third.pk: first.pk}
    assert [told.article_id for told in copies_of([first.pk])[first.pk]] == [cut.pk, third.pk, whole.pk]


def test_two_articles_are_not_chained_through_a_cut_copy(press: Press) -> None:
    """A quotes nothing of D; both share a third with the note between them."""
    first = press.publish("A", TEXT, 1)
    note = press.publish("B", "\n".join(PARAGRAPHS[:3]), 2)
    other = press.publish("D", "\n".join([*PARAGRAPHS[:3], prose(7)]), 3)
    assert Likeness.objects.count() == 2
    assert tree() == {note.pk: first.pk}
    assert other.pk not in originals_of([other.pk])


def test_articles_of_one_event_are_no_copies(press: Press) -> None:
    """Each tells it in its own words around one official quotation."""
    quoted = PARAGRAPHS[0]
    for number in range(2, 8):
        press.publish(f"Báo {number}", f"{prose(number, 8)}\n{quoted}\n{prose(number + 50, 8)}", number)
    assert not Copy.objects.exists()


def test_yesterdays_column_is_not_todays_though_only_figures_differ(press: Press) -> None:
    def column(seed: int) -> str:
        chance = random.Random(seed)
        return "\n".join(
            f"Khu vực thứ {name} của tỉnh có mưa rào rải rác, nhiệt độ từ {chance.randint(11, 19)} đến "
            f"{chance.randint(20, 36)} độ, gió đông bắc cấp {chance.randint(1, 6)}."
            for name in ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
        )

    press.publish("A", column(1), 1)
    press.publish("A", column(2), 25)
    assert not Copy.objects.exists()
    press.publish("B", column(2), 26)
    assert Copy.objects.count() == 1


def test_a_list_of_names_makes_no_copy(press: Press) -> None:
    chance = random.Random(3)
    names = ", ".join(f"xã {chance.choice('ABCDEGHK')}{chance.choice('aeiou')}n Mẫu" for _ in range(90))
    for number in (1, 2):
        press.publish(f"Báo {number}", f"{prose(number, 2)}\nDanh sách: {names}.", number)
    assert not Copy.objects.exists()


def test_a_short_note_must_be_held_nearly_whole(press: Press) -> None:
    note = "Chiều nay cầu treo bản Mẫu tạm dừng phục vụ để thay ván mặt cầu đến hết tuần này."
    press.publish("A", f"{note} Người dân đi đường tránh phía hạ lưu.", 1)
    press.publish("B", f"Chiều nay cầu treo bản Khác tạm dừng phục vụ vì nước lên. {prose(4, 4)}", 2)
    assert not Copy.objects.exists()
    press.publish("C", f"{note} Người dân đi đường tránh phía hạ lưu.", 3)
    assert Copy.objects.count() == 1


def test_an_announcement_does_not_swallow_the_long_article_after_it(press: Press) -> None:
    press.publish("A", PARAGRAPHS[0], 1)
    press.publish("B", f"{PARAGRAPHS[0]}\n{prose(8, 30)}", 2)
    assert not Copy.objects.exists()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", ("代表团参观了边境口岸的新桥工程并与当地干部座谈交流经验。双方同意今后继续加强合作扩大贸易往来。"
               "会议期间还为三所乡村学校赠送了图书和冬衣受到师生热烈欢迎。")),
        ("lo", ("ຄະນະຜູ້ແທນໄດ້ຢ້ຽມຢາມດ່ານຊາຍແດນແລະເຮັດວຽກກັບແຂວງກ່ຽວກັບການຮ່ວມມືດ້ານການຄ້າ"
               "ແລະການສຶກສາຂອງສອງຝ່າຍໃນປີຕໍ່ໄປ")),
        ("km", "គណៈប្រតិភូបានទៅទស្សនកិច្ចច្រកព្រំដែននិងធ្វើការជាមួយអាជ្ញាធរមូលដ្ឋានអំពីកិច្ចសហប្រតិបត្តិការពាណិជ្ជកម្ម"),
    ],
)  # fmt: skip
def test_scripts_without_spaces_are_compared_by_letters(press: Press, language: str, text: str) -> None:
    press.publish("A", text, 1, language=language)
    press.publish("B", text, 2, language=language, title="x")
    assert Copy.objects.get().kind == "whole"


def test_another_spelling_of_tone_marks_is_the_same_text(press: Press) -> None:
    press.publish("A", TEXT.replace("hội", "hoà thuỷ"), 1)
    press.publish("B", TEXT.replace("hội", "hòa thủy"), 2)
    assert Copy.objects.get().share > 0.97


def test_where_hours_are_missing_the_credit_decides(press: Press) -> None:
    taker = press.publish("Báo Núi Mẫu", f"{TEXT}\nTheo TTXVN", published_at=MORNING.date())
    agency = press.publish("Thông tấn xã Việt Nam", TEXT, published_at=MORNING.date())
    assert tree() == {taker.pk: agency.pk}
    assert Copy.objects.get().is_order_sure


def test_where_nothing_tells_the_order_is_called_unsure(press: Press) -> None:
    first = press.publish("A", TEXT, published_at=MORNING.date())
    second = press.publish("B", TEXT, published_at=MORNING.date(), fetched_at=FETCHED + timedelta(hours=1))
    assert tree() == {second.pk: first.pk}
    assert not Copy.objects.get().is_order_sure


def test_a_copy_that_is_rewritten_leaves_the_tree(press: Press) -> None:
    page = make_page()
    press.publish("A", TEXT, 1)
    press.publish("B", TEXT, 2, page=page)
    assert Copy.objects.count() == 1
    press.publish("B", prose(30), 2, page=page, fetched_at=FETCHED + timedelta(hours=3))
    assert not Copy.objects.exists()
    assert not Likeness.objects.exists()


def test_an_original_that_is_rewritten_gives_its_copies_a_new_root(press: Press) -> None:
    page = make_page()
    press.publish("A", TEXT, 1, page=page)
    second, third = press.publish("B", TEXT, 2), press.publish("C", TEXT, 3)
    press.publish("A", prose(31), 1, page=page, fetched_at=FETCHED + timedelta(hours=3))
    assert tree() == {third.pk: second.pk}


def test_texts_weeks_apart_are_not_compared_and_old_rows_are_forgotten(press: Press) -> None:
    old = press.publish("A", TEXT, -24 * 40)
    press.publish("B", TEXT, 1)
    assert not Copy.objects.exists()
    assert Shingle.objects.filter(article=old).count() >= 20
    forget_shingles(at=old.sorted_at + FORGOTTEN_AFTER + timedelta(days=1))
    assert not Shingle.objects.filter(article=old).exists()
    assert Shingle.objects.exists()


def test_a_copy_hides_only_under_an_original_of_the_same_list(press: Press) -> None:
    first, copy = press.publish("A", TEXT, 1), press.publish("B", TEXT, 2, title="Tên khác")
    everything = Article.objects.order_by("-sorted_at")
    assert list(collapsed(everything)) == [first]
    assert list(collapsed(everything.filter(title="Tên khác"))) == [copy]


def test_the_database_refuses_a_copy_of_itself(press: Press) -> None:
    one, other = press.publish("A", TEXT, 1), press.publish("B", TEXT, 2)
    with pytest.raises(IntegrityError, match="monitoring_copy_of_another"), transaction.atomic():
        Copy.objects.update(taken_from=other)
    with pytest.raises(IntegrityError, match="monitoring_likeness_lower_first"), transaction.atomic():
        Likeness.objects.create(one=other, other=one, one_in_other=1, other_in_one=1)


@pytest.fixture
def web(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def test_the_tree_page_says_who_took_what_in_words(press: Press, web: Client) -> None:
    first = press.publish("Báo Gốc", TEXT, 1, title="Tên đầu")
    cut = press.publish("Báo Cắt", "\n".join(PARAGRAPHS[:5]), 2, title="Tên khác")
    press.publish("Báo Chép Lại", "\n".join(PARAGRAPHS[:5]), 3, title="Tên khác")
    html = web.get(reverse("monitoring:copies", args=[cut.public_id])).content.decode()
    places = [html.index(f"<strong>{name}") for name in ("Báo Gốc", "Báo Cắt", "Báo Chép Lại")]
    assert places == sorted(places)
    assert "cắt 3 đoạn, đổi tiêu đề" in html
    assert "Lấy nguyên văn." in html
    assert "Báo Cắt" in web.get(reverse("monitoring:article", args=[first.public_id])).content.decode()


def test_the_comparison_marks_what_went_and_came(press: Press, web: Client) -> None:
    press.publish("A", "\n".join(PARAGRAPHS), 1)
    copy = press.publish("B", "\n".join([*PARAGRAPHS[:6], "Câu của tòa soạn."]), 2)
    html = web.get(reverse("monitoring:copy_difference", args=[copy.public_id])).content.decode()
    assert "<ins>" in html
    assert "<del>" in html
    original = Copy.objects.get().original
    assert web.get(reverse("monitoring:copy_difference", args=[original.public_id])).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_tree_goes_out_as_a_file(press: Press, web: Client, kind: str) -> None:
    first = press.publish("A", TEXT, 1, title="=1+1")
    press.publish("B", TEXT, 2)
    response = web.get(reverse("monitoring:copies", args=[first.public_id]), {"export": kind})
    content = b"".join(response.streaming_content)
    assert response.status_code == 200
    if kind == "csv":
        assert "'=1+1" in content.decode()
        assert "lấy nguyên văn" in content.decode()


def test_an_article_without_copies_says_so_and_nobody_reads_unasked(
    press: Press, web: Client, client: Client
) -> None:
    article = press.publish("A", TEXT, 1)
    address = reverse("monitoring:copies", args=[article.public_id])
    assert "Chưa thấy bài nào" in web.get(address).content.decode()
    assert web.get(reverse("monitoring:copies", args=["khong-co"])).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_a_row_of_the_list_names_the_other_places(press: Press) -> None:
    first = press.publish("A", TEXT, 1)
    for number in range(4):
        press.publish(f"Nơi {number}", TEXT, 2 + number)
    (shown,) = with_copies(collapsed(Article.objects.all()))
    html = " ".join(render_to_string("monitoring/also_in.html", {"article": shown}).split())
    assert shown == first
    assert "Nơi 0, Nơi 1" in html
    assert "và 2 nơi khác" in html
    assert html.count("<li>") == 4
