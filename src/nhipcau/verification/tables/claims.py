"""The queue as a table, a card on phones, and the columns of its exports; no column names a person."""

from __future__ import annotations

from datetime import datetime

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.templatetags.screen import status
from nhipcau.monitoring.languages import language_name
from nhipcau.verification.models import Claim
from nhipcau.verification.queries.matching import text_of
from nhipcau.verification.queries.standing import standing_tone, standing_words, unread_by
from nhipcau.verification.queries.worth import reasons_in_words

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class ClaimTable(tables.Table):
    """One line a claim: what is said, where it stands, what it is worth and why."""

    wording = tables.Column(
        verbose_name=_("Nhận định"),
        order_by="folded",
        empty_values=(),
        attrs={"td": {"class": "main claim-cell"}},
    )
    standing = tables.Column(verbose_name=_("Tình trạng"), attrs={"td": {"class": "standing-cell"}})
    worth = tables.Column(
        verbose_name=_("Đáng kiểm chứng"),
        order_by=("is_work", "worth"),
        attrs={"td": {"class": "worth-cell"}},
    )
    places = tables.Column(verbose_name=_("Nơi gặp"), attrs=NUMBER)
    noted_at = tables.TemplateColumn("{% load screen %}{{ value|moment }}", verbose_name=_("Đánh dấu lúc"))
    kind = tables.Column(verbose_name=_("Loại"), visible=False)
    leaning = tables.Column(verbose_name=_("Có lợi cho ai"), visible=False)
    languages = tables.Column(
        verbose_name=_("Gặp bằng tiếng"), visible=False, empty_values=(), orderable=False
    )
    reasons = tables.Column(
        verbose_name=_("Vì sao đáng kiểm chứng"), visible=False, empty_values=(), orderable=False
    )
    is_opened = tables.Column(verbose_name=_("Đã có hồ sơ"), visible=False)
    public_id = tables.Column(verbose_name=_("Mã"), visible=False)

    class Meta:
        order_by = "-worth"

    def render_wording(self, record: Claim) -> SafeString:
        """Draw the sentence with its kind and signs."""
        text, language = text_of(record)
        return render_to_string(
            "verification/claims/claim_cell.html", {"claim": record, "text": text, "language": language}
        )

    def value_wording(self, record: Claim) -> str:
        """Export the sentence alone."""
        return text_of(record)[0]

    def render_standing(self, record: Claim) -> SafeString:
        """Show a dot with words: the verdict, where there is one."""
        return status(standing_tone(record), standing_words(record))

    def value_standing(self, record: Claim) -> str:
        """Export the words."""
        return standing_words(record)

    def render_worth(self, record: Claim) -> SafeString:
        """Draw the points with their reasons; nothing of them to a reader who has still to choose."""
        return render_to_string(
            "verification/claims/worth_cell.html", {"record": record, "is_unread": record.pk in self.unread}
        )

    def value_worth(self, record: Claim) -> int | str:
        """Export the sum."""
        return "" if record.pk in self.unread else record.worth

    @cached_property
    def unread(self) -> set[int]:
        """The claims whose score is kept from whoever looks."""
        return unread_by(self.request.user) if getattr(self, "request", None) else set()

    def value_noted_at(self, value: datetime) -> datetime:
        """Export a time as a time."""
        return value

    def render_languages(self, record: Claim) -> str:
        """Name the languages in which it was met."""
        met = dict.fromkeys(row.language for row in record.occurrences.all() if row.language)
        return ", ".join(language_name(code) for code in met)

    def render_reasons(self, record: Claim) -> str:
        """Say the reasons with their points."""
        if record.pk in self.unread:
            return ""
        said = reasons_in_words(record.worth_reasons)
        return "; ".join(
            _now("%(why)s (%(points)s điểm)") % {"why": one.words, "points": one.points} for one in said
        )

    def render_is_opened(self, *, value: bool) -> str:
        """Say yes or no."""
        return _now("Có") if value else _now("Chưa")
