"""Bodies, posts and holders by the day: who may keep them, what is refused, who held what when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.people.making import make_person
from tests.units.making import AT, NEW, OLD, make_body, make_commune, make_holding, make_land, make_post

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.units.actions import rebuild_closure
from nhipcau.units.actions.posts import end_holding, keep_bodies, keep_body, keep_holding, keep_post
from nhipcau.units.models import Body, Holding
from nhipcau.units.queries import posts as read
from nhipcau.units.queries.bodies import units_under
from nhipcau.units.rules.seats import has_one_seat, placed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _land() -> None:
    make_land()


def of_unit(unit_id: str, *roles: str) -> Any:
    person = make_person(f"an.{unit_id}", *roles)
    person.unit_id = unit_id
    person.save()
    return person


def test_a_body_is_kept_changed_and_noted() -> None:
    clerk = of_unit("p04", "clerk")
    body = keep_body(by=clerk, at=AT, unit_id="p04", name="  Sở   Y tế ")
    assert (body.name, body.folded, body.revision) == ("Sở Y tế", "so y te", 1)
    changed = keep_body(by=clerk, at=AT, unit_id="p04", name="Sở Y tế", body=body, seen=1, ends_on=NEW)
    assert changed.revision == 2
    last = Entry.objects.order_by("-seq")[0]
    assert (last.verb, last.before, last.after) == (
        "units.keep_body",
        {"ends_on": None},
        {"ends_on": "2025-07-01"},
    )
    with pytest.raises(Stale):
        keep_body(by=clerk, at=AT, unit_id="p04", name="Sở X", body=body, seen=1)
    count = Entry.objects.count()
    keep_body(by=clerk, at=AT, unit_id="p04", name="Sở Y tế", body=body, ends_on=NEW)
    assert Entry.objects.count() == count, "nothing moved, nothing told"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "sở văn hóa, thể thao và du lịch"}, "name"),
        ({"name": "Sở", "starts_on": NEW, "ends_on": OLD}, "ends_on"),
        ({"name": "Sở", "decree": "x" * 41}, "decree"),
        ({"name": "Sở", "unit_id": "p99"}, "unit"),
    ],
)
def test_what_cannot_be_a_body_is_refused_at_its_field(said: dict[str, Any], field: str) -> None:
    make_body()
    with pytest.raises(Refused) as refused:
        keep_body(**{"by": None, "at": AT, "unit_id": "p04", **said})
    assert refused.value.field == field
    assert Body.objects.count() == 1


def test_a_name_may_come_back_when_its_time_is_over() -> None:
    make_body(ends_on=OLD)
    assert make_body(starts_on=NEW).pk
    assert read.body_named("p04", "so van hoa, the thao va du lich", OLD).starts_on is None  # type: ignore[union-attr]
    assert read.body_named("p04", "Sở Văn hóa, Thể thao và Du lịch", TODAY).starts_on == NEW  # type: ignore[union-attr]
    assert read.body_named("p04", "Sở Y tế", TODAY) is None


def test_marks_tell_bodies_apart_where_two_differ_by_nothing_else() -> None:
    first, second = make_body("Ban Tổ chức"), make_body("Bản Tổ chức")
    assert read.body_named("p04", "bản tổ chức", TODAY) == second
    assert read.body_named("p04", "Ban Tổ chức", TODAY) == first


def test_only_hands_of_the_unit_or_above_it_keep_its_bodies() -> None:
    above, own, beside = of_unit("p04", "clerk"), of_unit("c01000", "clerk"), of_unit("p20", "clerk")
    body = keep_body(by=above, at=AT, unit_id="c01000", name="UBND xã Đàm Thủy")
    post = keep_post(by=own, at=AT, body=body, title="Chủ tịch")
    row = keep_holding(by=above, at=AT, post=post, name="Lý Mẫu", starts_on=NEW)
    for act in (
        lambda: keep_body(by=own, at=AT, unit_id="p04", name="Sở"),
        lambda: keep_body(by=beside, at=AT, unit_id="c01000", name="Đổi", body=body),
        lambda: keep_bodies(by=beside, at=AT, rows=[("c01000", "Mới")]),
        lambda: keep_post(by=beside, at=AT, body=body, title="Phó Chủ tịch"),
        lambda: keep_holding(by=beside, at=AT, post=post, name="Khác", starts_on=None),
        lambda: end_holding(by=beside, at=AT, holding=row, ends_on=TODAY),
    ):
        with pytest.raises(Refused, match="cấp trên"):
            act()
    assert Body.objects.count() == 1
    for who, sees in ((above, True), (own, True), (beside, False)):
        for get, row_ in ((read.get_body_for, body), (read.get_post_for, post), (read.get_holding_for, row)):
            if sees:
                assert get(who, row_.public_id) == row_  # type: ignore[operator]
            else:
                with pytest.raises(Http404):
                    get(who, row_.public_id)  # type: ignore[operator]


def test_a_unit_that_ended_stays_with_the_one_it_stood_under() -> None:
    assert units_under("p04", TODAY) == {"p04", "c01000", "c01001", "c01002"}
    make_commune("c01003", "Đổi Nơi", "p04", None, OLD)
    make_commune("c01003", "Đổi Nơi", "p20", NEW, None)
    rebuild_closure()
    assert "c01003" not in units_under("p04", TODAY), "what moved on belongs where it is"
    assert "c01003" in units_under("p20", TODAY)


def test_many_bodies_come_once_and_leave_one_entry() -> None:
    make_body("Sở Y tế")
    before = Entry.objects.count()
    wanted = [("p04", "Sở Y tế"), ("c01000", "UBND xã"), ("c01000", "ubnd  xã"), ("c01001", "UBND xã")]
    bodies = keep_bodies(by=None, at=AT, rows=wanted)
    assert [body.unit_id for body in bodies] == ["p04", "c01000", "c01000", "c01001"]
    assert bodies[1] == bodies[2]
    assert Body.objects.count() == 3
    assert Entry.objects.count() == before + 1
    assert keep_bodies(by=None, at=AT, rows=wanted) == bodies
    assert Entry.objects.count() == before + 1


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("Giám đốc", True),
        ("Phó Giám đốc", False),
        ("Ủy viên", False),
        ("Chủ tịch", True),
        ("Phòng trưởng", True),
    ],
)
def test_a_title_tells_whether_one_sits_alone(title: str, one: bool) -> None:
    assert has_one_seat(title) is one
    post = make_post(make_body(), title)
    assert post.has_one_seat is one
    assert (
        keep_post(by=None, at=AT, body=post.body, title=title, post=post, has_one_seat=not one).has_one_seat
        is not one
    )


@pytest.mark.parametrize(
    ("body", "kind", "name", "said"),
    [
        ("Sở Y tế", "tỉnh", "Cao Bằng", "Sở Y tế tỉnh Cao Bằng"),
        ("UBND tỉnh Cao Bằng", "tỉnh", "Cao Bằng", "UBND tỉnh Cao Bằng"),
        ("Văn phòng UBND tỉnh", "tỉnh", "Cao Bằng", "Văn phòng UBND tỉnh Cao Bằng"),
        ("UBND phường", "phường", "1", "UBND phường 1"),
        ("Trường số 1", "phường", "1", "Trường số 1 phường 1"),
        ("Ban Văn Lang", "xã", "Văn", "Ban Văn Lang"),
    ],
)
def test_a_body_is_told_with_its_place_once(body: str, kind: str, name: str, said: str) -> None:
    assert placed(body, kind, name) == said


def test_who_held_a_post_on_which_day() -> None:
    post = make_post(make_body())
    former = make_holding(post, "Nông Văn Trước", None, ends_on=OLD)
    now = make_holding(post, "Lý Thị Nay", NEW)
    assert [row.name for row in read.holders_of(post, OLD)] == ["Nông Văn Trước"]
    assert [row.name for row in read.holders_of(post, NEW)] == ["Lý Thị Nay"]
    assert read.holds_on(former, OLD)
    assert not read.holds_on(former, NEW)
    assert read.post_words(now, TODAY) == "Giám đốc, Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng"
    for words in ("ly thi nay", "Lý giám", "so van hoa cao bang"):
        assert list(read.holdings_on(TODAY, words)) == [now], words
    assert not read.holdings_on(TODAY, "lang son").exists()
    keep_body(by=None, at=AT, unit_id="p04", name=post.body.name, body=post.body, ends_on=date(2026, 1, 31))
    now.refresh_from_db()
    now = Holding.objects.select_related("post__body").get(pk=now.pk)
    assert not read.holds_on(now, TODAY), "a body that ended ends its posts"
    assert not read.holdings_on(TODAY).exists()


def test_somebody_who_rose_is_found_in_the_new_post() -> None:
    body = make_body()
    before = make_holding(make_post(body, "Phó Giám đốc"), "Lý Thị Hoa", None, ends_on=OLD)
    assert read.same_person_on(before, TODAY) is None
    after = make_holding(make_post(body), "Lý Thị Hoa", NEW)
    far = make_holding(make_post(make_body("Sở Y tế")), "Lý Thị Hoa", NEW)
    assert read.same_person_on(before, TODAY) == after, "the nearest first"
    end_holding(by=None, at=AT, holding=after, ends_on=NEW)
    assert read.same_person_on(before, TODAY) == far
    make_holding(make_post(make_body("Sở Nội vụ")), "Lý Thị Hoa", NEW)
    assert read.same_person_on(before, TODAY) is None, "two as near: nobody is guessed"
    stranger = make_holding(make_post(make_body("Sở Y tế", "p20")), "Đàm Văn Xa", NEW)
    make_holding(make_post(make_body("Sở Tài chính")), "Đàm Văn Xa", NEW)
    assert read.same_person_on(stranger, TODAY) is None, "a namesake of another province"


def test_two_in_one_seat_are_told_and_not_refused() -> None:
    post = make_post(make_body())
    first = make_holding(post, "Người Trước", OLD)
    second = make_holding(post, "Người Sau", NEW)
    assert list(read.together_with(second)) == [first]
    assert read.crowded([post.pk]) == [(post, [first, second])]
    end_holding(by=None, at=AT, holding=first, ends_on=OLD, source="Số 3/QĐ")
    assert not read.together_with(second).exists()
    assert read.crowded([post.pk]) == []
    first.refresh_from_db()
    assert (first.ends_on, first.source, first.revision) == (OLD, "Số 3/QĐ", 2)
    deputies = make_post(post.body, "Phó Giám đốc")
    make_holding(deputies, "Một", NEW)
    make_holding(deputies, "Hai", NEW)
    assert read.crowded([deputies.pk]) == []


def test_a_time_that_cannot_be_is_refused_by_action_and_database() -> None:
    row = make_holding(make_post(make_body()))
    with pytest.raises(Refused) as refused:
        end_holding(by=None, at=AT, holding=row, ends_on=OLD)
    assert refused.value.field == "ends_on"
    with pytest.raises(Refused):
        make_holding(row.post, "nông thị mẫu")
    with pytest.raises(Refused):
        make_post(row.post.body, "GIÁM ĐỐC")
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.filter(pk=row.pk).update(ends_on=OLD)
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.filter(pk=row.post.body_id).update(successor_id=row.post.body_id)


def test_bodies_are_offered_by_words_with_their_unit() -> None:
    own, below = make_body("Sở Y tế"), make_body("UBND xã", "c01000")
    make_body("Sở Y tế", "p20")
    make_body("Sở cũ", ends_on=OLD)
    assert read.bodies_for_choice("so y te cao", TODAY) == [(own.pk, "Sở Y tế – Tỉnh Cao Bằng")]
    assert read.bodies_for_choice("đàm thủy", TODAY) == [(below.pk, "UBND xã – Xã Đàm Thủy")]
    assert [pk for pk, _words in read.bodies_for_choice("", TODAY, "p04")] == [own.pk]
    assert read.body_name(own.pk) == "Sở Y tế"
    assert read.body_name(0) == ""
    assert list(read.bodies_of("p04", TODAY)) == [own]
