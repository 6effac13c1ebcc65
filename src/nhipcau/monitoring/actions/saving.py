"""Keeping, renaming and deleting a saved search. Called by the screens; the record holds no words."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.monitoring.models import SavedSearch
from nhipcau.record import actions as record

PER_PERSON = 40
"""More do not fit above the list; a hostile script stops here."""
QUESTION_LETTERS = 2_000
NOT_ASKED = {"page", "sort", "export", "csrfmiddlewaretoken"}
"""Parts of an address that do not say what is searched."""


def save_search(*, name: str, question: str, by: Any, at: datetime) -> SavedSearch:
    """Keep a question of the article list under a name of its owner's choice."""
    asked = question_of(question)
    if not asked:
        raise Refused(_("Chưa có điều kiện nào để lưu. Hãy gõ từ cần tìm hoặc chọn bộ lọc."))
    if len(asked) > QUESTION_LETTERS:
        raise Refused(_("Điều kiện tìm quá dài. Hãy bớt từ."))
    with write_gate():
        own = SavedSearch.objects.filter(person_id=by.pk)
        _refuse_taken(own, name)
        if own.count() >= PER_PERSON:
            raise Refused(_("Đã lưu đủ %(most)s tìm kiếm. Hãy xóa bớt.") % {"most": PER_PERSON})
        saved = SavedSearch.objects.create(
            person_id=by.pk, name=name, question=asked, created_at=at, opened_at=at
        )
        _note("save_search", saved, by, at, after={"name": name})
    return saved


def rename_search(*, saved: SavedSearch, name: str, by: Any, at: datetime) -> None:
    """Give a saved search another name."""
    with write_gate():
        _refuse_taken(SavedSearch.objects.filter(person_id=saved.person_id).exclude(pk=saved.pk), name)
        before, saved.name = saved.name, name
        saved.save(update_fields=["name"])
        _note("rename_search", saved, by, at, before={"name": before}, after={"name": name})


def delete_search(*, saved: SavedSearch, by: Any, at: datetime) -> None:
    """Forget a saved search."""
    with write_gate():
        _note("delete_search", saved, by, at, before={"name": saved.name})
        saved.delete()


def open_search(*, saved: SavedSearch, at: datetime) -> None:
    """Remember when its owner last looked: bookkeeping for the count of new articles, not of the record."""
    SavedSearch.objects.filter(pk=saved.pk, opened_at__lt=at).update(opened_at=at)


def question_of(address_query: str) -> str:
    """Return the part of an address that says what is searched."""
    pairs = parse_qsl(address_query.lstrip("?"))
    return urlencode([(key, value) for key, value in pairs if key not in NOT_ASKED and value.strip()])


def _refuse_taken(own: Any, name: str) -> None:
    if own.filter(name=name).exists():
        raise Refused(_("Đã có tìm kiếm mang tên này. Hãy chọn tên khác."), field="name")


def _note(verb: str, saved: SavedSearch, by: Any, at: datetime, **changes: Any) -> None:
    record.note(
        by=by,
        at=at,
        verb=f"monitoring.{verb}",
        subject=f"monitoring.saved_search:{saved.public_id}",
        **changes,
    )
