"""The second factor: setting it up, being asked for it, five wrong codes, and taking it off."""

from __future__ import annotations

import re
from base64 import b32decode
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.people.making import NOW, PASSWORD, confirm, give_factor, make_person

from nhipcau.common.refusals import Refused
from nhipcau.people.actions import give_sample_factor, renew_recovery_codes, reset_factor
from nhipcau.people.models import Person
from nhipcau.people.rules import (
    CONFIRMED_FOR,
    NEEDS_CONFIRMATION,
    PERMISSIONS,
    asks_password,
    is_fresh,
    locked_until,
)
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db
ADD, CONFIRM, ENROL = "/tai-khoan/them/", "/tai-khoan/toi/xac-nhan/", "/tai-khoan/toi/ma-xac-nhan/"
SECOND = timedelta(seconds=1)


@pytest.fixture
def boss() -> Person:
    return make_person("hanh.le", "administrator", full_name="Lê Thị Hạnh")


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def signed_in(username: str = "hanh.le") -> Client:
    client = Client()
    assert client.post("/dang-nhap/", {"username": username, "password": PASSWORD}).status_code == 302
    return client


def code_of(device: TOTPDevice) -> str:
    totp = TOTP(device.bin_key)
    totp.time = timezone.now().timestamp()
    return f"{totp.token():06}"


def wrong_for(device: TOTPDevice) -> str:
    return f"{(int(code_of(device)) + 123_457) % 1_000_000:06}"


def verbs() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


@pytest.mark.parametrize(
    ("shown", "fresh"),
    [(None, False), (0, True), (599, True), (600, False), (-1, False)],
)
def test_a_confirmation_counts_for_ten_minutes(shown: int | None, fresh: bool) -> None:
    moment = None if shown is None else NOW - timedelta(seconds=shown)
    assert is_fresh(moment, NOW) is fresh


def test_the_password_is_asked_after_a_working_day() -> None:
    assert asks_password(None, NOW)
    assert not asks_password(NOW - timedelta(hours=7, minutes=59), NOW)
    assert asks_password(NOW - timedelta(hours=8), NOW)
    assert asks_password(NOW + SECOND, NOW)


def test_five_wrong_codes_lock_for_a_quarter_of_an_hour() -> None:
    assert locked_until(4, NOW) is None
    assert locked_until(5, NOW) == NOW + timedelta(minutes=15)


def test_what_approves_publishes_withdraws_and_administers_asks() -> None:
    assert set(PERMISSIONS) > NEEDS_CONFIRMATION
    named = {"people.change_accounts", "signing.keep_keys", "contacts.export"}
    words = ("approve", "release", "withdraw")
    spoken = {code for code in PERMISSIONS if any(word in code for word in words)}
    assert named | spoken <= NEEDS_CONFIRMATION


def test_who_has_no_second_factor_sets_it_up_on_the_way(boss: Person, clock: Any) -> None:
    here, there = signed_in(), signed_in()
    answer = here.get(ADD)
    assert answer["Location"] == f"{ENROL}?next=%2Ftai-khoan%2Fthem%2F"
    page = here.get(answer["Location"]).content.decode()
    assert 'src="data:image/svg+xml' in page
    typed = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert typed
    key = b32decode(typed.group(1).replace(" ", "")).hex()
    code = code_of(TOTPDevice(key=key))
    wrong = {"password": PASSWORD, "code": wrong_for(TOTPDevice(key=key))}
    assert here.post(answer["Location"], wrong).status_code == 422
    assert here.post(answer["Location"], {"password": "sai", "code": code}).status_code == 422
    assert not TOTPDevice.objects.exists()
    done = here.post(answer["Location"], {"password": PASSWORD, "code": f" {code[:3]} {code[3:]} "})
    codes = re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", done.content.decode())
    assert len(set(codes)) == 10
    assert done["Cache-Control"] == "no-store"
    assert f'href="{ADD}"' in done.content.decode()
    assert here.get(ADD).status_code == 200
    assert there.get("/")["Location"].startswith("/dang-nhap/"), "other sessions end"
    stored = set(StaticToken.objects.values_list("token", flat=True))
    assert stored.isdisjoint({plain.replace("-", "") for plain in codes} | set(codes))
    told = " ".join(str((entry.before, entry.after)) for entry in Entry.objects.all())
    assert key not in told
    assert not any(plain in told for plain in codes)
    assert verbs()[-1] == "people.enrol_factor"


def test_a_second_phone_is_let_in_by_the_first_only(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    here = signed_in()
    assert here.get(ENROL)["Location"].startswith(CONFIRM)
    assert here.post(ENROL, {"password": PASSWORD, "code": "000000"})["Location"].startswith(CONFIRM)
    assert TOTPDevice.objects.get().key == device.key


def test_a_code_opens_the_way_for_ten_minutes(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    here = signed_in()
    asked = here.get(f"{ADD}?don-vi=1")["Location"]
    assert asked == f"{CONFIRM}?next=%2Ftai-khoan%2Fthem%2F%3Fdon-vi%3D1"
    assert "Mật khẩu" not in here.get(asked).content.decode()
    assert here.post(asked, {"code": code_of(device)})["Location"] == f"{ADD}?don-vi=1"
    assert here.get(ADD).status_code == 200
    clock.shift(CONFIRMED_FOR - SECOND)
    assert here.get(ADD).status_code == 200
    clock.shift(SECOND)
    assert here.get(ADD).status_code == 302
    assert verbs() == ["people.confirm"]


@pytest.mark.parametrize("address", ["https://la.example/", "//la.example", "javascript:alert(1)", ""])
def test_nobody_is_sent_to_another_site(boss: Person, clock: Any, address: str) -> None:
    device = give_factor(boss)
    here = signed_in()
    answer = here.post(f"{CONFIRM}?next={address}", {"code": code_of(device)})
    assert answer["Location"] == reverse("people:profile")


def test_a_code_is_taken_once(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    code = code_of(device)
    assert signed_in().post(CONFIRM, {"code": code}).status_code == 302
    assert signed_in().post(CONFIRM, {"code": code}).status_code == 422


def test_five_wrong_codes_lock_even_the_right_one(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    here = signed_in()
    for _attempt in range(5):
        assert here.post(CONFIRM, {"code": wrong_for(device)}).status_code == 422
        clock.shift(timedelta(seconds=9))
    locked = here.post(CONFIRM, {"code": code_of(device)})
    assert locked.status_code == 422
    assert "Hãy chờ đến" in locked.content.decode()
    clock.shift(timedelta(minutes=14, seconds=50))
    assert here.post(CONFIRM, {"code": code_of(device)}).status_code == 422
    clock.shift(timedelta(seconds=2))
    assert here.post(CONFIRM, {"code": code_of(device)}).status_code == 302
    assert verbs() == ["people.fail_confirmation"] * 5 + ["people.confirm"]


def test_wrong_recovery_codes_count_towards_the_same_lock(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    renew_recovery_codes(by=boss, at=NOW)
    here = signed_in()
    for attempt in range(5):
        code = "abcde-fghjk" if attempt % 2 else wrong_for(device)
        assert here.post(CONFIRM, {"code": code}).status_code == 422
        clock.shift(timedelta(seconds=9))
    assert here.post(CONFIRM, {"code": code_of(device)}).status_code == 422


def test_a_pause_after_one_wrong_code_is_told_as_such(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    here = signed_in()
    here.post(CONFIRM, {"code": wrong_for(device)})
    page = here.post(CONFIRM, {"code": code_of(device)}).content.decode()
    assert "Hãy chờ 2 giây" in page
    assert verbs() == ["people.fail_confirmation"]


def test_recovery_codes_work_once_and_a_new_sheet_ends_the_old(boss: Person, clock: Any) -> None:
    give_factor(boss)
    first = renew_recovery_codes(by=boss, at=NOW)
    here = signed_in()
    assert here.post(CONFIRM, {"code": first[0].upper().replace("-", " ")}).status_code == 302
    page = here.get(reverse("people:profile")).content.decode()
    assert "còn 9 mã dự phòng" in page
    assert signed_in().post(CONFIRM, {"code": first[0]}).status_code == 422
    clock.shift(timedelta(seconds=5))
    shown = here.post(reverse("people:renew_codes")).content.decode()
    second = re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", shown)
    assert signed_in().post(CONFIRM, {"code": first[1]}).status_code == 422
    clock.shift(timedelta(seconds=5))
    assert signed_in().post(CONFIRM, {"code": second[0]}).status_code == 302


def test_an_old_sign_in_asks_for_the_password_too(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    here = signed_in()
    clock.shift(timedelta(hours=8))
    assert 'name="password"' in here.get(CONFIRM).content.decode()
    assert here.post(CONFIRM, {"code": code_of(device)}).status_code == 422
    for _attempt in range(4):
        assert here.post(CONFIRM, {"code": code_of(device), "password": "sai"}).status_code == 422
    assert verbs() == [], "the code is not even tried"
    assert here.post(CONFIRM, {"code": code_of(device), "password": PASSWORD}).status_code == 302
    assert 'name="password"' not in here.get(CONFIRM).content.decode()


def test_wrong_passwords_lock_here_as_at_the_sign_in(boss: Person, clock: Any) -> None:
    device = give_factor(boss)
    here = signed_in()
    clock.shift(timedelta(hours=9))
    answers = [here.post(CONFIRM, {"code": "1", "password": "sai"}).status_code for _attempt in range(5)]
    assert answers[-1] == 429
    assert here.post(CONFIRM, {"code": code_of(device), "password": PASSWORD}).status_code == 429


def test_a_sent_form_does_nothing_and_says_so(boss: Person) -> None:
    give_factor(boss)
    person = make_person("an", "officer")
    here = signed_in()
    own = reverse("people:person", args=[person.public_id])
    sent = {"role": "clerk"}
    answer = here.post(
        reverse("people:grant", args=[person.public_id]), sent, headers={"referer": f"http://testserver{own}"}
    )
    assert answer["Location"] == f"{CONFIRM}?next={own.replace('/', '%2F')}"
    assert person.grants.count() == 1
    assert "Chưa làm gì cả" in here.get(answer["Location"]).content.decode()
    foreign = here.post(
        reverse("people:grant", args=[person.public_id]), sent, headers={"referer": "http://la.example/x"}
    )
    assert foreign["Location"] == f"{CONFIRM}?next=%2F"
    part = here.post(reverse("people:add"), {}, headers={"hx-request": "true"})
    assert part["HX-Redirect"].startswith(CONFIRM)


def test_every_screen_that_changes_accounts_asks(boss: Person) -> None:
    from nhipcau.people.urls import urlpatterns

    give_factor(boss)
    here = signed_in()
    asking = {"add", "change", "set_password", "grant", "revoke", "deactivate", "reactivate", "reset_factor"}
    for pattern in urlpatterns:
        if pattern.name in asking:
            arguments = [boss.public_id] if "public_id" in pattern.pattern.converters else []
            answer = here.post(reverse(f"people:{pattern.name}", args=arguments))
            assert answer["Location"].startswith(CONFIRM), pattern.name
            asking.remove(pattern.name)
    assert not asking
    assert verbs() == []


def test_taking_the_accounts_out_asks_but_reading_them_does_not(boss: Person) -> None:
    give_factor(boss)
    here = signed_in()
    assert here.get("/tai-khoan/").status_code == 200
    assert here.get("/tai-khoan/?export=csv")["Location"].startswith(CONFIRM)
    assert confirm(here).get("/tai-khoan/?export=csv").status_code == 200


def test_signing_out_and_losing_a_role_forget_the_confirmation(boss: Person, clock: Any) -> None:
    make_person("hai", "administrator", "clerk")
    give_factor(Person.objects.get(username="hai"))
    theirs = confirm(signed_in("hai"), NOW)
    assert theirs.get(ADD).status_code == 200
    theirs.post("/dang-xuat/")
    theirs.post("/dang-nhap/", {"username": "hai", "password": PASSWORD})
    assert theirs.get(ADD)["Location"].startswith(CONFIRM)
    confirm(theirs, NOW)
    mine = confirm(signed_in(), NOW)
    public_id = Person.objects.get(username="hai").public_id
    mine.post(reverse("people:revoke", args=[public_id]), {"role": "clerk"})
    assert theirs.get(ADD)["Location"].startswith("/dang-nhap/")
    theirs.post("/dang-nhap/", {"username": "hai", "password": PASSWORD})
    assert theirs.get(ADD)["Location"].startswith(CONFIRM)


def test_an_administrator_takes_a_factor_off_and_never_sees_it(boss: Person) -> None:
    person = make_person("an", "officer")
    device = give_factor(person)
    renew_recovery_codes(by=person, at=NOW)
    theirs, mine = signed_in("an"), confirm(signed_in())
    address = reverse("people:reset_factor", args=[person.public_id])
    own = reverse("people:person", args=[person.public_id])
    seen = mine.get(own).content + mine.get(address).content
    assert device.key.encode() not in seen
    assert mine.post(address, {"reason": "khac"}).status_code == 422
    assert mine.post(address, {"reason": "phone_lost"})["Location"] == own
    assert not TOTPDevice.objects.filter(user=person).exists()
    assert not StaticToken.objects.exists()
    assert theirs.get("/").status_code == 302
    last = Entry.objects.order_by("-seq")[0]
    assert (last.verb, last.after) == ("people.reset_factor", {"reason": "phone_lost"})
    assert mine.post(address, {"reason": "phone_lost"}).status_code == 422
    give_factor(boss)
    with pytest.raises(Refused):
        reset_factor(by=boss, at=NOW, person=boss, reason="phone_lost")


def test_the_demo_shows_its_own_codes_and_nothing_else_does(boss: Person, clock: Any, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(Refused):
        give_sample_factor(at=NOW, person=boss)
    settings.DEMO = True
    give_sample_factor(at=NOW, person=boss)
    for _again in range(3):
        here = signed_in()
        shown = re.search(r'"sample-code">(\d{6})<', here.get(CONFIRM).content.decode())
        assert shown, "each code is taken once: the next one is shown"
        assert here.post(CONFIRM, {"code": shown.group(1)}).status_code == 302
    settings.DEMO = False
    page = signed_in().get(CONFIRM).content.decode()
    assert "Dữ liệu mẫu" not in page
    settings.DEMO = True
    make_person("an", "administrator")
    give_factor(Person.objects.get(username="an"))
    assert "sample-code" not in signed_in("an").get(CONFIRM).content.decode(), "a phone of one's own"


def test_the_session_keeps_a_moment_with_its_zone(boss: Person) -> None:
    give_factor(boss)
    kept = datetime.fromisoformat(confirm(signed_in()).session["confirmed_at"])
    assert kept.tzinfo is not None
