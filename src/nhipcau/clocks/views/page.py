"""One clock: what it is about, how its deadline came about, its starts, whose hands it went through."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from nhipcau.clocks import links
from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.clocks import counting_start, get_clock_for, hand_overs_of, starts_of
from nhipcau.clocks.queries.rules import due_of, rule_of
from nhipcau.clocks.queries.telling import told
from nhipcau.clocks.rules.book import Rule
from nhipcau.clocks.wording import in_language, limit_words, step_words
from nhipcau.common.screens import Guarded
from nhipcau.common.sureness import SURE
from nhipcau.units.queries import unit_name


class ClockPage(Guarded, TemplateView):
    """One clock of one's unit."""

    needs = "clocks.see_clocks"
    template_name = "clocks/page.html"

    @cached_property
    def clock(self) -> Clock:
        """The clock in the address."""
        return get_clock_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the clock out."""
        clock, at = self.clock, timezone.now()
        starts, due, rule = starts_of(clock), due_of(clock), rule_of(clock)
        return super().get_context_data(
            title=clock.about,
            crumbs=[(_("Thời hạn"), reverse("clocks:list"))],
            clock=clock,
            told=told(clock, self.visitor, at),
            unit=unit_name(clock.unit_id) if clock.unit_id else "",
            subject_url=links.address_of(clock.subject),
            has_home=links.has_home(clock.subject),
            rule=_rule_facts(rule),
            steps=[step_words(step) for step in due.steps] if due else [],
            has_moved=due is not None and due.at != clock.due_at,
            starts=starts,
            counting=counting_start(starts),
            hand_overs=hand_overs_of(clock),
            can_extend=_may_extend(clock, rule, at),
            **kwargs,
        )


def _rule_facts(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    return {
        "trigger": in_language(rule.trigger),
        "who": in_language(rule.who),
        "limit": limit_words(rule.limit),
        "basis": rule.basis,
        "sure": SURE[rule.sure],
        "is_checked": rule.is_checked,
    }


def _may_extend(clock: Clock, rule: Rule | None, at: datetime) -> bool:
    allowed = rule is not None and rule.extension is not None
    return allowed and clock.is_running and clock.extended_at is None and at <= clock.due_at
