"""The filter bar of the list of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.people.models import Person, Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

STANDINGS = (("yes", _("Đang dùng")), ("no", _("Đã ngừng")))


class PersonFilter(django_filters.FilterSet):
    """Words, a role, in use or not."""

    q = django_filters.CharFilter(label=_("Tìm theo tên, tên đăng nhập, thư điện tử"), method="with_words")
    role = django_filters.ChoiceFilter(
        label=_("Vai trò"), field_name="grants__role", choices=Role.choices, empty_label=_("Tất cả")
    )
    standing = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STANDINGS, method="with_standing", empty_label=_("Tất cả")
    )

    class Meta:
        model = Person
        fields = ()

    def with_words(self, people: QuerySet[Person], _name: str, value: str) -> QuerySet[Person]:
        """Keep whoever carries every word, marks or no marks."""
        for word in fold_words(value):
            people = people.filter(folded__contains=word)
        return people

    def with_standing(self, people: QuerySet[Person], _name: str, value: str) -> QuerySet[Person]:
        """Keep accounts in use, or stopped ones."""
        return people.filter(is_active=value == "yes")
