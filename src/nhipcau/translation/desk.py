"""What the menu and the record show of terms."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.translation import desk_finding  # noqa: F401 - put their own parts in
from nhipcau.translation.models import Term


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Name terms for the record."""
    rows = Term.objects.filter(public_id__in=list(public_ids))
    return {term.public_id: str(term) for term in rows}


navigation.add(
    NavEntry(
        _("Biên dịch"),
        "statements:translating",
        needs="statements.see_statements",
        icon="letters",
        order=52,
        hint=_("Bản nào còn thiếu, bản nào chậm hơn bản gốc."),
        group=navigation.SPEAKING,
    )
)
navigation.add(
    NavEntry(
        _("Thuật ngữ"),
        "translation:list",
        needs="translation.see_terms",
        icon="letters",
        order=52,
        hint=_("Cách dịch đã thống nhất."),
        group=navigation.SPEAKING,
    )
)
naming.add("translation.term", names_of)
naming.add_words(
    {
        "translation.term": _("Thuật ngữ"),
        "translation.add_term": _("Thêm thuật ngữ"),
        "translation.change_term": _("Sửa thuật ngữ"),
        "translation.retire_term": _("Thôi dùng thuật ngữ"),
        "translation.take_terms": _("Nạp thuật ngữ từ bảng"),
        "source_language": _("Ngôn ngữ gốc"),
        "target_language": _("Dịch sang"),
        "target": _("Cách dịch"),
    }
)
