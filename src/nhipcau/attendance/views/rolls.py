"""What is done on a site's page: the line, heads, one tap on the roll, the signature, opening it again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.actions.rolls import reopen_roll, say_heads, say_line, sign_roll
from nhipcau.attendance.actions.taking import take
from nhipcau.attendance.forms.rolls import HeadsForm, LineForm, MarkForm, ReopenForm, SignForm
from nhipcau.attendance.queries.rolls import get_roll_for
from nhipcau.attendance.queries.told import told
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import BatchSheet, Fact
from nhipcau.attendance.views.shared import crumbs_to_site, site_url
from nhipcau.common.screens import ActionScreen
from nhipcau.training.queries.conferences import get_half_day_for, get_site_for


class OnSite(ActionScreen):
    """A form on one site in one half-day of the visitor's unit."""

    needs = "attendance.keep_rolls"

    @cached_property
    def site(self) -> Any:
        """The site in the address."""
        return get_site_for(self.visitor, self.kwargs["public_id"])

    @cached_property
    def half_day(self) -> Any:
        """The half-day in the address, of the same conference."""
        found = get_half_day_for(self.visitor, self.kwargs["half_day"])
        if found.conference_id != self.site.conference_id:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where the form belongs."""
        crumbs = crumbs_to_site(self.site, self.half_day)
        extra = {"crumbs": crumbs, "cancel_url": self.get_success_url(), "site": self.site,
                 "half_day": self.half_day}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the site."""
        return site_url(self.site, self.half_day)

    def where(self) -> dict[str, Any]:
        """Return who acts, when and where."""
        return {"by": self.visitor, "at": timezone.now(), "site": self.site, "half_day": self.half_day}


class SayLine(OnSite):
    """The room is on the line, or no longer."""

    title, submit_label, form_class = _("Đường truyền của điểm cầu"), _("Ghi nhận"), LineForm
    done_message = _("Đã ghi tình trạng đường truyền.")

    def act(self, form: Any) -> object:
        """Say it."""
        return say_line(**self.where(), line=form.cleaned_data["line"])


class SayHeads(OnSite):
    """How many the host counts."""

    title, submit_label, form_class = _("Số người trong phòng"), _("Ghi nhận"), HeadsForm
    done_message = _("Đã ghi số người trong phòng.")

    def act(self, form: Any) -> object:
        """Say it."""
        return say_heads(**self.where(), heads=form.cleaned_data["heads"])


class SignRoll(OnSite):
    """The signature under the roll."""

    title, submit_label, form_class = _("Ký danh sách điểm cầu"), _("Ký danh sách"), SignForm
    lead = _("Số người có mặt được chốt; lượt nào đến sau vẫn tính và được đánh dấu là đến sau khi ký.")
    done_message = _("Đã ký danh sách.")

    def act(self, form: Any) -> object:
        """Sign."""
        return sign_roll(**self.where(), name=form.cleaned_data["name"])


class Mark(OnSite):
    """One tap on the roll; the same fact as from a phone."""

    title, submit_label, form_class = _("Ghi một lượt"), _("Ghi nhận"), MarkForm

    def act(self, form: Any) -> object:
        """Take the fact, and say what became of it."""
        asked, now = form.cleaned_data, timezone.now()
        fact = Fact(
            str(asked["fact_id"]), asked["kind"], self.half_day.public_id, delegate=asked["delegate"],
            site=self.site.public_id, said_at=now, undoes=asked["undoes"],
        )  # fmt: skip
        batch = BatchSheet(str(asked["fact_id"]), [fact], self.site.public_id, sent_at=now, offset_ms=0)
        result = take(at=now, batch=batch, site_id=self.site.pk, by=self.visitor, way=states.SCREEN)[0]
        is_good = result.outcome in (states.NEW, states.SAME)
        say = messages.success if is_good else messages.warning
        say(self.request, told(result))
        return result


class ReopenRoll(ActionScreen):
    """Take the signature back."""

    needs = "attendance.keep_rolls"
    template_name = "common/confirm.html"
    title, submit_label, form_class = _("Mở lại danh sách đã ký"), _("Mở lại"), ReopenForm
    done_message = _("Đã mở lại danh sách; ký lại khi đã đúng.")

    @cached_property
    def roll(self) -> Any:
        """The roll in the address."""
        return get_roll_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        told_count = {"count": self.roll.signed_present}
        extra = {
            "crumbs": crumbs_to_site(self.roll.site, self.roll.half_day),
            "cancel_url": self.get_success_url(),
            "is_danger": True,
            "consequences": [
                _now("Chữ ký và số %(count)s người đã chốt thôi hiệu lực; nhật ký vẫn giữ.") % told_count,
                _now("Lượt đến từ lúc này không bị đánh dấu là đến sau khi ký, cho tới khi ký lại."),
            ],
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the site."""
        return site_url(self.roll.site, self.roll.half_day)

    def act(self, form: Any) -> object:
        """Reopen the signature that was shown."""
        return reopen_roll(by=self.visitor, at=timezone.now(), roll=self.roll, why=form.cleaned_data["why"])
