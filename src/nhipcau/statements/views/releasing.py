"""Letting words out: at once, at a minute, a further language, urgently; the second person confirms."""

from __future__ import annotations

import json
from typing import Any

from django.forms import Form
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.statements.actions import releasing
from nhipcau.statements.forms.writing import MinuteForm, UrgentForm
from nhipcau.statements.queries.page import Shown, shown_of
from nhipcau.statements.views.shared import Asks, OfEdition
from nhipcau.statements.wording import language_name


class Lets(OfEdition, Asks):
    """What every release says beforehand: which languages leave, and which stay behind."""

    needs = "statements.release"
    template_name = "statements/release.html"

    @cached_property
    def shown(self) -> Shown:
        """The edition with its languages."""
        return shown_of(self.visitor, self.edition, at=timezone.now())

    def consequences(self) -> list[Any]:
        """Name the languages that leave and those that do not."""
        leaves = _listed(self.shown.ready)
        stays = _listed(
            [row for row in self.shown.rows if not row.version.released_at and row not in self.shown.ready]
        )
        told = [_("Lên cổng báo chí: %(languages)s.") % {"languages": leaves}] if leaves else []
        told += [_("Chưa duyệt nên chưa đi: %(languages)s.") % {"languages": stays}] if stays else []
        if self.statement.is_drill:
            return [*told, _("Đây là diễn tập: không lên cổng, không gửi thư, không ghi sổ công khai.")]
        return [*told, _("Người đăng ký nhận tin được gửi thư; sổ công khai ghi một dòng."),
                _("Sau đó lời văn không sửa được nữa, chỉ đính chính hoặc rút.")]  # fmt: skip


class ReleaseNow(Lets):
    """At once."""

    title = _("Công bố ngay")
    submit_label = _("Công bố ngay")
    done_message = _("Đã công bố.")

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Let it out."""
        releasing.release_now(**self.acting(), **self.confirmed(), edition=self.edition)


class ReleaseLanguage(Lets):
    """Further languages of what is out."""

    title = _("Công bố thêm ngôn ngữ")
    submit_label = _("Công bố thêm")
    done_message = _("Đã công bố thêm ngôn ngữ.")

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Let them follow."""
        releasing.release_language(**self.acting(), **self.confirmed(), edition=self.edition)


class Schedule(Lets):
    """At a minute, all languages at once."""

    title = _("Hẹn giờ công bố")
    submit_label = _("Hẹn giờ")
    done_message = _("Đã hẹn giờ công bố.")
    form_class = MinuteForm

    def get_initial(self) -> dict[str, Any]:
        """Start from the minute that was appointed."""
        return {"release_at": self.edition.release_at} if self.edition.release_at else {}

    def act(self, form: Form) -> None:
        """Appoint it."""
        minute = form.cleaned_data["release_at"]
        releasing.schedule(**self.acting(), **self.confirmed(), edition=self.edition, release_at=minute)


class Unschedule(OfEdition, Asks):
    """Takes the appointment back."""

    needs = "statements.release"
    title = _("Bỏ hẹn giờ")
    submit_label = _("Bỏ hẹn giờ")
    done_message = _("Đã bỏ hẹn giờ.")

    def consequences(self) -> list[Any]:
        """Say what stays."""
        return [_("Các bản đã duyệt vẫn giữ nguyên phê duyệt.")]

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Take it back."""
        releasing.unschedule(**self.acting(), edition=self.edition)


class ReleaseUrgently(Lets):
    """Before a second person could approve."""

    needs = "statements.release_urgently"
    title = _("Công bố khẩn cấp")
    lead = _("Chỉ khi không thể chờ người duyệt thứ hai, như khi tính mạng con người bị đe dọa.")
    submit_label = _("Công bố khẩn cấp")
    done_message = _("Đã công bố khẩn cấp. Hãy báo ngay cho người xác nhận.")
    form_class = UrgentForm
    is_danger = True

    def consequences(self) -> list[Any]:
        """Name the mark."""
        leaves = _listed([*self.shown.ready, *self.shown.in_review])
        return [
            _("Lên cổng báo chí ngay: %(languages)s.") % {"languages": leaves or "–"},
            _(
                "Trang mang dấu “phát khẩn, chưa có người thứ hai xác nhận” "
                "cho tới khi có người khác xác nhận."
            ),
            _("Sổ công khai ghi rõ là phát khẩn."),
        ]

    def get_initial(self) -> dict[str, Any]:
        """Keep which words were shown."""
        return {"seen": {row.version.public_id: row.version.content_hash for row in self._leaving()}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show every word that would leave; a form that comes back is bound to what now stands there."""
        context = super().get_context_data(read=self._leaving(), **kwargs)
        form = context["form"]
        if form.is_bound:
            form.data = form.data.copy()
            form.data["seen"] = json.dumps(self.get_initial()["seen"])
        return context

    def act(self, form: Form) -> None:
        """Let it out with the mark."""
        why, seen = form.cleaned_data["why"], form.cleaned_data["seen"]
        releasing.release_urgently(
            **self.acting(), **self.confirmed(), edition=self.edition, why=why,
            seen=seen if isinstance(seen, dict) else {},
        )  # fmt: skip

    def _leaving(self) -> list[Any]:
        return [*self.shown.ready, *self.shown.in_review]


class ConfirmUrgent(OfEdition, Asks):
    """The second person stands by what left in a hurry."""

    needs = "statements.approve"
    title = _("Xác nhận bản phát khẩn")
    submit_label = _("Tôi đã đọc và xác nhận")
    done_message = _("Đã xác nhận; dấu phát khẩn đã gỡ.")
    template_name = "statements/release.html"

    def consequences(self) -> list[Any]:
        """Say what it means."""
        return [
            _("Dấu phát khẩn trên cổng được gỡ; sổ công khai ghi người thứ hai đã xác nhận."),
            _("Nếu lời văn sai, đừng xác nhận: hãy đính chính hoặc rút."),
        ]

    @cached_property
    def shown(self) -> Shown:
        """The edition with its languages."""
        return shown_of(self.visitor, self.edition, at=timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show every word that is out."""
        return super().get_context_data(read=self.shown.rows, **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Confirm."""
        releasing.confirm_urgent(**self.acting(), **self.confirmed(), edition=self.edition)


def _listed(rows: list[Any]) -> str:
    return ", ".join(language_name(row.version.language) for row in rows)
