"""The screens: who may, what they show, one-click changes without JavaScript, the Word file."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.digest.making import article, make_person, reader

from nhipcau.common.beside import cards_beside
from nhipcau.digest.actions import issue, open_draft
from nhipcau.digest.models import Edition, Recipient, Schedule

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


def signed_in(role: str) -> tuple[Client, Any]:
    person, client = make_person(role), Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client, person


@pytest.fixture
def officer() -> tuple[Client, Any]:
    return signed_in("officer")


@pytest.fixture
def draft(officer: tuple[Client, Any]) -> Edition:
    now = timezone.now()
    article(f"Thông xe cầu {HOSTILE}", at=now - timedelta(hours=3))
    article("桥梁通车", at=now - timedelta(hours=2), language="zh", text="桥梁今天通车。两岸居民高兴。")
    article("ຂ່າວຂົວໃໝ່", at=now - timedelta(hours=1), language="lo", text="ຂົວໃໝ່ເປີດໃຊ້ແລ້ວ")
    return open_draft(by=officer[1], at=now, day=timezone.localdate(), slot="day")


def issued(draft: Edition, person: Any, **fields: Any) -> Edition:
    draft.refresh_from_db()
    return issue(by=person, at=timezone.now(), edition=draft, seen=draft.revision, **fields)


def page(client: Client, address: str, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200, address
    return response.content.decode()


def test_each_line_opens_its_archived_page(draft: Edition, officer: tuple[Client, Any]) -> None:
    client, person = officer
    edition = issued(draft, person)
    shown = page(client, edition.get_absolute_url())
    assert edition.lines.count() == 3
    for line in edition.lines.all():
        assert f'href="{line.archived_url}"' in shown
        assert f'href="{line.url}"' in shown
        assert line.version.text[:20] in page(client, line.archived_url).replace("&lt;", "<").replace(
            "&gt;", ">"
        )


def test_the_press_s_words_are_escaped_and_marked_with_their_language(
    draft: Edition, officer: tuple[Client, Any]
) -> None:
    for name in ("edition", "workbench"):
        shown = page(officer[0], reverse(f"digest:{name}", args=[draft.public_id]))
        assert HOSTILE not in shown
        assert 'lang="zh"' in shown
        assert "style=" not in shown


def test_moving_and_removing_are_plain_posts(draft: Edition, officer: tuple[Client, Any]) -> None:
    client, _person = officer
    change = reverse("digest:change", args=[draft.public_id])
    line = draft.lines.order_by("section__position", "position").last()
    assert line
    answer = client.post(change, {"do": "remove", "line": line.public_id, "revision": draft.revision})
    assert answer.status_code == 302
    assert draft.lines.count() == 2
    stale = client.post(change, {"do": "remove", "line": draft.lines.first().public_id, "revision": 1})  # type: ignore[union-attr]
    assert draft.lines.count() == 2
    after = page(client, stale["Location"])
    assert "Người khác đã sửa bản nháp này" in after
    assert line.shown in after


def test_adding_from_the_workbench_and_from_an_article(draft: Edition, officer: tuple[Client, Any]) -> None:
    client, person = officer
    late = article("Tin đến sau", at=timezone.now())
    section = draft.sections.first()
    assert section
    assert "Tin đến sau" in page(client, reverse("digest:workbench", args=[draft.public_id]), words="den sau")
    assert "Tin đến sau" not in page(
        client, reverse("digest:workbench", args=[draft.public_id]), language="zh"
    )
    card = cards_beside("monitoring.article", person, late.public_id, at=timezone.now())[-1]
    asked = page(client, card.url)
    assert "Tin đến sau" in asked
    add = reverse("digest:add_line", args=[draft.public_id])
    assert client.post(add, {"article": late.public_id, "section": section.public_id}).status_code == 302
    assert draft.lines.filter(article=late).exists()
    again = client.post(add, {"article": late.public_id, "section": section.public_id})
    assert again.status_code == 422


def test_the_second_editor_of_a_line_sees_both_texts(draft: Edition, officer: tuple[Client, Any]) -> None:
    client, _person = officer
    other, _other = signed_in("officer")
    line = draft.lines.first()
    assert line
    address = reverse("digest:change_line", args=[draft.public_id, line.public_id])
    words = {"heading": "", "excerpt": "", "revision": "1"}
    assert client.post(address, {**words, "note": "Ghi chú thứ nhất"}).status_code == 302
    conflict = other.post(address, {**words, "note": "Ghi chú thứ hai"})
    assert conflict.status_code == 422
    shown = conflict.content.decode()
    assert "Ghi chú thứ nhất" in shown
    assert "Ghi chú thứ hai" in shown
    assert 'name="revision" value="2"' in shown


def test_issuing_asks_first_and_then_goes_out(draft: Edition, officer: tuple[Client, Any]) -> None:
    client, _person = officer
    lucky = reader(expires_on=timezone.localdate() + timedelta(days=9))
    address = reverse("digest:issue", args=[draft.public_id])
    assert "Giám đốc Sở Mẫu" in page(client, address)
    answer = client.post(
        address, {"recipients": [lucky.pk], "has_document": "on", "revision": draft.revision}
    )
    assert answer["Location"] == draft.get_absolute_url()
    assert draft.dispatches.get().recipient == lucky
    assert client.get(reverse("digest:workbench", args=[draft.public_id])).status_code == 404


def test_the_word_file_says_what_the_page_says(draft: Edition, officer: tuple[Client, Any]) -> None:
    client, person = officer
    line = draft.lines.get(language="zh")
    type(line).objects.filter(pk=line.pk).update(note="Cần theo dõi tiếp", outlets=5, languages=3)
    edition = issued(draft, person)
    answer = client.get(reverse("digest:document", args=[edition.public_id]))
    assert answer["Content-Disposition"].endswith('.docx"')
    document = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert edition.title.upper() in text
    assert f"Số {edition.number}/{edition.year}" in text
    for cited in edition.lines.all():
        assert cited.shown in text
    assert "Ghi chú của cơ quan: Cần theo dõi tiếp" in text
    targets = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert {cited.url for cited in edition.lines.all()} <= targets
    assert sum(cited.archived_url in target for cited in edition.lines.all() for target in targets) == 3
    page_setup = document.sections[0]
    assert (round(page_setup.page_width.mm), round(page_setup.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    fonts = document.styles["Normal"].element.xml
    assert 'w:eastAsia="SimSun"' in fonts
    assert 'w:ascii="Times New Roman"' in fonts
    assert person.full_name not in document.core_properties.author


def test_the_list_searches_filters_and_exports(draft: Edition, officer: tuple[Client, Any]) -> None:
    client, _person = officer
    home, here = reverse("digest:editions"), f'href="{draft.get_absolute_url()}"'
    month = f"{draft.day:%Y-%m}"
    for query in ({}, {"q": "thong xe cau"}, {"month": month}, {"state": "draft"}):
        assert here in page(client, home, **query), query
    for query in ({"q": "không đâu có"}, {"month": "2001-01"}, {"month": "x"}, {"state": "issued"}):
        assert here not in page(client, home, **query), query
    rows = b"".join(client.get(home, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert draft.title in rows


@pytest.mark.parametrize("role", ["reviewer", "spokesperson", "clerk"])
def test_readers_see_what_is_issued_and_change_nothing(
    draft: Edition, officer: tuple[Client, Any], role: str
) -> None:
    client, _person = signed_in(role)
    of_draft = [
        "edition",
        "document",
        "workbench",
        "add_line",
        "rename",
        "drop",
        "issue",
        "change",
        "add_section",
    ]
    for name in of_draft:
        address = reverse(f"digest:{name}", args=[draft.public_id])
        answers = {client.get(address).status_code, client.post(address).status_code}
        assert answers <= {403, 404, 405}, name
    edition = issued(draft, officer[1])
    assert draft.title in page(client, reverse("digest:editions"))
    assert draft.title in page(client, edition.get_absolute_url())
    for name in ("correct", "send"):
        assert client.get(reverse(f"digest:{name}", args=[draft.public_id])).status_code == 403
    for name in ("schedules", "recipients", "add_schedule", "add_recipient", "today", "open"):
        assert client.get(reverse(f"digest:{name}")).status_code == 403, name


def test_the_demo_marks_its_editions(draft: Edition, officer: tuple[Client, Any], settings: Any) -> None:
    settings.DEMO = True
    shown = page(officer[0], draft.get_absolute_url())
    assert shown.split("digest-labels")[1].count("Dữ liệu mẫu") == 1


def test_readers_and_schedules_are_kept_on_screens(officer: tuple[Client, Any]) -> None:
    client, _person = officer
    today = timezone.localdate()
    fields = {
        "name": "Giám đốc", "email": "GD@coquan.example", "kind": "leader", "purpose": "Chỉ đạo",
        "agreed_on": today.isoformat(), "expires_on": (today - timedelta(days=1)).isoformat(),
    }  # fmt: skip
    add = reverse("digest:add_recipient")
    assert client.post(add, fields).status_code == 422
    assert (
        client.post(add, {**fields, "expires_on": (today + timedelta(days=90)).isoformat()}).status_code
        == 302
    )
    kept = Recipient.objects.get()
    assert kept.email == "gd@coquan.example"
    schedule = {
        "slot": "day", "title": "Điểm báo", "weekdays": ["0", "4"], "hour": "07:00", "fewest_lines": "5",
        "most_lines": "20", "issues_untouched": "on", "recipients": [str(kept.pk)], "is_active": "on",
    }  # fmt: skip
    assert client.post(reverse("digest:add_schedule"), schedule).status_code == 302
    assert client.post(reverse("digest:add_schedule"), schedule).status_code == 422
    made = Schedule.objects.get()
    assert (made.weekdays, list(made.recipients.all())) == ("04", [kept])
    change = reverse("digest:change_schedule", args=[made.public_id])
    assert client.post(change, {**schedule, "hour": "06:30"}).status_code == 302
    assert "06:30" in page(client, reverse("digest:schedules"))
    assert client.post(reverse("digest:remove_recipient", args=[kept.public_id])).status_code == 302
    assert "Chưa có người nhận" in page(client, reverse("digest:recipients"))


def test_today_leads_to_the_draft_or_to_its_beginning(officer: tuple[Client, Any]) -> None:
    client, _person = officer
    assert client.get(reverse("digest:today"))["Location"] == reverse("digest:open")
    begun = client.post(reverse("digest:open"), {"day": timezone.localdate().isoformat(), "slot": "day"})
    assert client.get(reverse("digest:today"))["Location"] == begun["Location"]
    assert "Bản nháp" in page(client, begun["Location"])
