"""The filter bar of the address book."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.contacts.models import Contact, ContactKind
from nhipcau.contacts.queries import book
from nhipcau.contacts.rules.days import office_day
from nhipcau.contacts.wording import SUBJECT_WORDS, language_choices

ANY = _("Tất cả")
EXPIRY = [("soon", _("Sắp hết hạn")), ("over", _("Đã hết hạn"))]


class ContactFilter(django_filters.FilterSet):
    """Words, kind, language, subject, outlet, expiry."""

    q = django_filters.CharFilter(
        label=_("Tìm theo tên, địa chỉ, cơ quan"),
        method="with_words",
        widget=forms.TextInput({"type": "search", "maxlength": 200, "autocomplete": "off"}),
    )
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=ContactKind.choices, empty_label=ANY)
    language = django_filters.ChoiceFilter(
        label=_("Ngôn ngữ"), choices=language_choices, method="with_language", empty_label=ANY
    )
    subject = django_filters.ChoiceFilter(
        label=_("Lĩnh vực nhận tin"), choices=tuple(SUBJECT_WORDS.items()), method="with_subject",
        empty_label=ANY,
    )  # fmt: skip
    outlet = django_filters.ChoiceFilter(label=_("Cơ quan báo chí"), method="with_outlet", empty_label=ANY)
    expiry = django_filters.ChoiceFilter(
        label=_("Thời hạn"), choices=EXPIRY, method="with_expiry", empty_label=ANY
    )

    class Meta:
        model = Contact
        fields = ()

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        """Offer the outlets that occur."""
        super().__init__(*args, request=request, **kwargs)
        person: Any = request.user
        names = book.outlet_names_for(person)
        self.filters["outlet"].extra["choices"] = [(name, name) for name in names]

    def with_words(self, rows: QuerySet[Contact], _name: str, value: str) -> QuerySet[Contact]:
        """Keep contacts that carry every word, marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows

    def with_language(self, rows: QuerySet[Contact], _name: str, value: str) -> QuerySet[Contact]:
        """Keep those who read a language; as text, since SQLite cannot look into a list."""
        return rows.annotate(spoken=Cast("languages", TextField())).filter(spoken__contains=f'"{value}"')

    def with_subject(self, rows: QuerySet[Contact], _name: str, value: str) -> QuerySet[Contact]:
        """Keep those who are sent a subject."""
        return book.wanting(rows, value)

    def with_outlet(self, rows: QuerySet[Contact], _name: str, value: str) -> QuerySet[Contact]:
        """Keep those of an outlet."""
        return book.working_for(rows, value)

    def with_expiry(self, rows: QuerySet[Contact], _name: str, value: str) -> QuerySet[Contact]:
        """Keep those whose agreement ends soon, or has ended and waits for the clean-up."""
        today = office_day(timezone.now())
        return book.expiring(rows, today) if value == "soon" else rows.filter(expires_on__lt=today)
