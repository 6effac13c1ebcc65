"""The filter form of the queue. In: the address's query; out: one call of `claims_for`.

No person, author or score is among the fields (charter 1; the score hides nothing).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.queries.places import family_of, units_meant
from nhipcau.verification.models import Claim
from nhipcau.verification.models.claims import ClaimKind, Leaning
from nhipcau.verification.queries.claims import Filters, claims_for, languages_met_for
from nhipcau.verification.queries.standing import WORDS

ALL = "all"
STANDINGS = [(ALL, _("Tất cả, cả việc đã xong")), *WORDS.items()]
YES_NO = (("yes", _("Đã có")), ("no", _("Chưa có")))


class ClaimFilter(django_filters.FilterSet):
    """Words, kind, state, language met in, unit concerned, leaning, dossier."""

    q = django_filters.CharFilter(
        label=_("Tìm trong nhận định và chữ đã đánh dấu"),
        widget=forms.TextInput({"type": "search", "maxlength": 200, "autocomplete": "off"}),
        help_text=_("Gõ có dấu hay không dấu đều được."),
    )
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=ClaimKind.choices, empty_label=_("Tất cả"))
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STANDINGS, empty_label=_("Còn việc phải làm")
    )
    language = django_filters.ChoiceFilter(label=_("Gặp bằng tiếng"), empty_label=_("Tất cả"))
    unit = django_filters.CharFilter(
        label=_("Liên quan địa phương"), help_text=_("Tên cũ hay mới; tìm cả đơn vị cấp dưới.")
    )
    leaning = django_filters.ChoiceFilter(
        label=_("Có lợi cho ai"), choices=Leaning.choices, empty_label=_("Tất cả")
    )
    dossier = django_filters.ChoiceFilter(label=_("Hồ sơ"), choices=YES_NO, empty_label=_("Tất cả"))

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Offer the languages in which claims were met; nothing asked is a question too: what needs work."""
        super().__init__(data or QueryDict(), *args, **kwargs)
        codes = languages_met_for(self.request.user)
        self.filters["language"].extra["choices"] = [(code, language_name(code)) for code in codes]

    def filter_queryset(self, queryset: QuerySet[Claim]) -> QuerySet[Claim]:  # noqa: ARG002 - one query function
        """Ask the one query function; the queue has no second way to search."""
        asked = _asked(self.form.cleaned_data)
        if self.hides:
            asked = replace(asked, is_work=True)
        return claims_for(self.request.user, asked)

    @property
    def hides(self) -> bool:
        """Say whether what is settled stays off the page; whoever searches for words or kinds finds all."""
        said = self.form.cleaned_data
        return not any(said.get(name) for name in ("q", "state", "kind", "dossier"))

    def hidden(self) -> int:
        """Count what is settled and off the page, so that nothing is dropped unseen."""
        if not self.hides:
            return 0
        asked = replace(_asked(self.form.cleaned_data), is_work=False)
        return claims_for(self.request.user, asked).count()


def _asked(said: dict[str, Any]) -> Filters:
    unit = (said.get("unit") or "").strip()
    meant = family_of(units_meant(unit, today=timezone.localdate())) if unit else None
    dossier = said.get("dossier")
    return Filters(
        query=said.get("q") or "",
        kind=said.get("kind") or "",
        standing="" if said.get("state") == ALL else said.get("state") or "",
        language=said.get("language") or "",
        leaning=said.get("leaning") or "",
        unit_ids=meant,
        has_dossier=dossier == "yes" if dossier else None,
    )
