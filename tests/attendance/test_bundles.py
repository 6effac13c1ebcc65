"""What a site's phone takes with it: small, without one name in clear, and whole for whoever holds the keys."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Any

import pytest
from django.conf import settings as office
from tests.training.making import NOW, make_conference

from nhipcau.attendance.queries.bundles import bundle_of, open_sealed, site_code_of
from nhipcau.attendance.queries.passes import pass_for, pass_to_give
from nhipcau.attendance.rules import sealing
from nhipcau.attendance.rules.passes import hash_of

pytestmark = pytest.mark.django_db
MOST = 64 * 1024
SITES, DELEGATES, IN_HALL = 118, 1700, 180
"""The conference of design/training.md; its main hall holds more than a commune does."""


def made(*, sites: int = 2, per_site: int = 4) -> Any:
    conference = make_conference(sites=sites, per_site=per_site)
    give_passes(conference.delegates)
    return conference


def give_passes(delegates: list[Any]) -> None:
    """Give everybody the pass that the office would."""
    for one in delegates:
        one.pass_hash = hash_of(pass_to_give(one.public_id, one.pass_version))
    type(delegates[0]).objects.bulk_update(delegates, ["pass_hash"])


def opened(site: Any) -> list[list[Any]]:
    """Open a bundle as a phone does with the site's code."""
    bundle = json.loads(bundle_of(site, NOW))
    code = site_code_of(site).replace("-", "")
    key = sealing.index_key(code, bytes.fromhex(bundle["index"]["salt"]))
    index = sealing.open_index(key, bundle["site"]["id"], bundle["index"]["sealed"])
    return [
        sealing.open_record(b64decode(key), found_by, text)
        for (found_by, text), key in zip(bundle["people"].items(), index["keys"], strict=True)
    ]


def test_the_sites_code_opens_everybody_of_the_site_and_nobody_else() -> None:
    conference = made()
    here, there = conference.sites
    assert sorted(row[1] for row in opened(here)) == sorted(one.name for one in conference.at(here))
    assert not {row[0] for row in opened(here)} & {one.public_id for one in conference.at(there)}


def test_a_pass_opens_one_record() -> None:
    conference = made()
    delegate = conference.at(conference.sites[0])[0]
    delegate.refresh_from_db()
    shown = pass_for(delegate)
    people = json.loads(bundle_of(delegate.site, NOW))["people"]
    found_by = sealing.lookup(shown)
    words = sealing.open_record(sealing.record_key(shown), found_by, people[found_by])
    assert words[:3] == [delegate.public_id, delegate.name, delegate.post]


def test_who_has_no_pass_is_in_the_index_and_keeps_his_place() -> None:
    conference = make_conference(sites=1, per_site=3)
    site = conference.sites[0]
    assert len(opened(site)) == 3
    people = json.loads(bundle_of(site, NOW))["people"]
    assert list(people) == list(json.loads(bundle_of(site, NOW))["people"])


def test_who_is_erased_or_withdrawn_is_gone_from_the_next_bundle() -> None:
    conference = made()
    site = conference.sites[0]
    gone = conference.at(site)[0]
    type(gone).objects.filter(pk=gone.pk).update(state="withdrawn", reason="ốm")
    assert gone.public_id not in {row[0] for row in opened(site)}


def test_agencies_of_the_register_stand_in_clear_and_words_typed_at_a_door_do_not() -> None:
    conference = made(sites=1, per_site=1)
    guest = conference.delegates[0]
    guest.pk, guest.public_id, guest.pass_hash = None, "khach0000001", ""
    guest.body, guest.body_words, guest.origin, guest.reason = (
        None,
        "Nhà riêng bà Triệu",
        "walk_in",
        "đến nghe",
    )
    guest.save()
    text = bundle_of(conference.sites[0], NOW).decode()
    assert "Cơ quan mẫu 001" in text
    assert "Triệu" not in text
    assert {row[3] for row in opened(conference.sites[0])} == {0, "Nhà riêng bà Triệu"}


def test_a_fact_sealed_by_a_phone_opens_for_its_conference_only() -> None:
    one, other = make_conference(sites=1, per_site=0), make_conference(sites=1, per_site=0)
    key = sealing.key_pair(office.SECRET_KEY.encode(), f"conference {one.conference.public_id}")
    assert json.loads(bundle_of(one.sites[0], NOW))["server_key"] == sealing.public_jwk(key)
    text = sealing.seal_to(key.public_key(), {"code": "X"}, lambda size: b"n" * size)
    assert open_sealed(one.conference, text) == {"code": "X"}
    with pytest.raises(ValueError, match="sealed"):
        open_sealed(other.conference, text)


@pytest.mark.slow
def test_every_site_of_a_large_conference_takes_little_and_no_name(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(
        sealing, "ITERATIONS", 600_000 // 10_000
    )  # 118 keys take 20 s, and are no longer by it
    conference = made(sites=SITES, per_site=(DELEGATES - IN_HALL) // (SITES - 1))
    hall, *communes = conference.sites
    numbers = iter(range(DELEGATES))
    extra = [
        _another(conference.delegates[0], next(numbers), hall)
        for _ in range(IN_HALL - len(conference.at(hall)))
    ]
    left = DELEGATES - len(conference.delegates) - len(extra)
    extra += [
        _another(conference.delegates[0], next(numbers), communes[n % len(communes)]) for n in range(left)
    ]
    type(extra[0]).objects.bulk_create(extra)
    give_passes(extra)
    names = {one.name for one in (*conference.delegates, *extra)}
    sizes = []
    for site in conference.sites:
        with django_assert_max_num_queries(3):
            text = bundle_of(site, NOW).decode()
        sizes.append(len(text.encode()))
        assert not [name for name in names if name in text]
        assert site.name in text  # what is looked for could be found
    assert len(conference.delegates) + len(extra) == DELEGATES
    assert max(sizes) <= MOST


def _another(model: Any, number: int, site: Any) -> Any:
    """Return a delegate with a long name and post, not yet stored."""
    made = type(model)(
        conference=model.conference, site=site, quota=model.quota, body=model.body, category=model.category,
        name=f"Nguyễn Hoàng Phương Trang Nhung {number}", post="Phó Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường",
        named_at=NOW,
    )  # fmt: skip
    made.fold()
    return made
