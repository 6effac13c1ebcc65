"""The story list as a table, a card on phones, and the columns of its exports."""

from __future__ import annotations

from datetime import datetime

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.monitoring.languages import language_name
from nhipcau.stories.models import Story

OUTLETS_SHOWN = 4
NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class StoryTable(tables.Table):
    """One line a story: title and who tells it, last news, how many."""

    title = tables.Column(
        verbose_name=_("Dòng tin"), order_by="folded", attrs={"td": {"class": "main story-cell"}}
    )
    last_at = tables.TemplateColumn("{% load screen %}{{ value|moment }}", verbose_name=_("Tin mới nhất"))
    article_count = tables.Column(verbose_name=_("Số bài"), attrs=NUMBER)
    outlet_count = tables.Column(verbose_name=_("Cơ quan báo chí"), attrs=NUMBER)
    language_count = tables.Column(verbose_name=_("Thứ tiếng"), attrs=NUMBER)
    first_at = tables.Column(verbose_name=_("Bài đầu tiên"), visible=False)
    disagreements = tables.Column(verbose_name=_("Số liệu vênh nhau"), visible=False)
    state = tables.Column(verbose_name=_("Tình trạng"), visible=False)
    public_id = tables.Column(verbose_name=_("Mã"), visible=False)

    class Meta:
        order_by = "-last_at"

    def render_title(self, record: Story) -> SafeString:
        """Draw the title with its outlets, languages and marks."""
        rows = [placement.article for placement in getattr(record, "shown", [])]
        outlets = list(dict.fromkeys(row.outlet.name for row in rows if row.outlet))
        context = {
            "story": record,
            "outlets": outlets[:OUTLETS_SHOWN],
            "more": max(0, record.outlet_count - OUTLETS_SHOWN),
            "languages": [
                language_name(code) for code in dict.fromkeys(row.language for row in rows) if code
            ],
            "language": next((row.language for row in rows if row.title == record.title), ""),
        }
        return render_to_string("stories/story_cell.html", context)

    def value_title(self, value: str) -> str:
        """Export the title alone."""
        return value

    def value_last_at(self, value: datetime) -> datetime:
        """Export a time as a time."""
        return value

    def value_first_at(self, value: datetime) -> datetime:
        """Export a time as a time."""
        return value
