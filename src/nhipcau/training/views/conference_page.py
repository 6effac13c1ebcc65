"""One conference: what is done, what is missing, its programme, sites, materials and papers."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import Guarded, PageAction
from nhipcau.training.models import Conference
from nhipcau.training.queries.conferences import get_conference_for, half_day_now, programme_of
from nhipcau.training.queries.materials import materials_of
from nhipcau.training.queries.programme import warnings_of
from nhipcau.training.queries.sites import counted_sites
from nhipcau.training.queries.steps import next_step, steps_of
from nhipcau.training.rules import states
from nhipcau.training.tables.conferences import days_words, state_of
from nhipcau.training.views.conferences import ConferenceList, address_of_copy
from nhipcau.training.views.shared import crumbs_to

KIND = "training.conference"
SEE_DELEGATES = "training.see_delegates"
SITES_SHOWN = 8
ANCHORS = {"programme": "chuong-trinh", "sites": "diem-cau"}


class ConferencePage(Guarded, TemplateView):
    """Everything of one conference that its organiser works on."""

    needs = ConferenceList.needs
    template_name = "training/conference/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        row, now = get_conference_for(self.visitor, self.kwargs["public_id"]), timezone.now()
        concerns = warnings_of(row)
        steps = steps_of(row, concerns, now)
        sites = counted_sites(row)
        can_keep = self.visitor.may("training.keep_conferences")
        return super().get_context_data(
            conference=row, title=row.title, lead=days_words(row), crumbs=crumbs_to(row)[:1],
            page_actions=self._actions(row), state=state_of(row, day_of(now)), steps=steps,
            next_step=next_step(steps),
            concerns=[(each, ANCHORS[each.part]) for each in concerns], programme=programme_of(row),
            now_on=half_day_now(row, now) if row.starts_on <= day_of(now) <= row.ends_on else None,
            sites=sites[:SITES_SHOWN], site_count=sites.count(), materials=list(materials_of(row)),
            can_keep=can_keep, can_plan=can_keep and row.state == states.PLANNED,
            beside=cards_beside(KIND, self.visitor, row.public_id, at=now), **kwargs,
        )  # fmt: skip

    def _actions(self, row: Conference) -> list[PageAction]:
        needs = "training.keep_conferences"
        copy = PageAction(_("Dùng làm mẫu"), url=address_of_copy(row.public_id), needs=needs)
        delegates, seats = (
            PageAction(words, url=reverse(f"training:{name}", args=[row.public_id]), needs=SEE_DELEGATES)
            for words, name in ((_("Đại biểu"), "delegates"), (_("Chỉ tiêu cử người"), "nominations"))
        )
        return [delegates, seats, copy]
