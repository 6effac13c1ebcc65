"""Certificates for staff: who is due, the rule, issuing, the list, one of them, revoking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django_tables2 import RequestConfig

from nhipcau.common import formats
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.learning.actions.certifying import issue, revoke, set_rule
from nhipcau.learning.filters.certificates import CertificateFilter
from nhipcau.learning.forms.certificates import RevokeForm, RuleForm
from nhipcau.learning.models import Certificate
from nhipcau.learning.queries.certificates import (
    Standing,
    certificates_for,
    counted_certificates,
    get_certificate_for,
    rule_of,
    standings,
)
from nhipcau.learning.tables.certificates import CertificateTable, StandingTable
from nhipcau.learning.views.shared import OnConference
from nhipcau.people.confirming import confirmed_at

PER_PAGE = 60
WHICH: dict[str, Callable[[Standing], bool]] = {
    "due": lambda row: row.is_due,
    "not": lambda row: bool(row.why_not) and not row.has_one,
    "has": lambda row: row.has_one,
}


class CertificateList(ListScreen):
    """Every certificate of the unit."""

    needs = "learning.see_certificates"
    export_needs = "training.export_delegates"
    title = _("Giấy chứng nhận")
    lead = _("Đã cấp qua các hội nghị; ai cũng kiểm tra được bằng mã QR trên giấy.")
    table_class = CertificateTable
    filterset_class = CertificateFilter
    export_name = "giay-chung-nhan"
    empty_title = _("Chưa cấp giấy chứng nhận nào")
    empty_hint = _("Mở một hội nghị đã tổ chức, đặt điều kiện rồi cấp cho mọi người đủ điều kiện.")

    def get_queryset(self) -> Any:
        """List them for the visitor."""
        return certificates_for(self.visitor)


class ConferenceCertificates(OnConference, Guarded, TemplateView):
    """Who of a conference is due, and what was issued."""

    needs = "learning.see_certificates"
    template_name = "learning/certificate/conference.html"
    title = _("Giấy chứng nhận của hội nghị")
    lead = _("Ai đủ điều kiện, ai chưa và vì sao. Danh sách không cho biết điểm.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the rule and everybody who came."""
        rows = standings(self.conference)
        which = self.request.GET.get("which", "")
        kept = [row for row in rows if which not in WHICH or WHICH[which](row)]
        table = StandingTable(kept)
        RequestConfig(self.request, paginate={"per_page": PER_PAGE}).configure(table)
        return super().get_context_data(
            conference=self.conference, crumbs=self.crumbs(), rule=rule_of(self.conference), table=table,
            which=which, came=len(rows), due=sum(map(WHICH["due"], rows)),
            not_yet=sum(map(WHICH["not"], rows)), held=sum(map(WHICH["has"], rows)),
            counted=counted_certificates(self.conference),
            can_issue=self.visitor.may("learning.issue_certificates"),
            can_take=self.visitor.may("training.export_delegates"), **kwargs,
        )  # fmt: skip


class SetRule(OnConference, ActionScreen):
    """Say what a certificate asks."""

    needs = "learning.issue_certificates"
    form_class = RuleForm
    title = _("Điều kiện cấp chứng nhận")
    submit_label = _("Lưu điều kiện")
    done_message = _("Đã lưu điều kiện.")

    def get_initial(self) -> dict[str, Any]:
        """Fill in the rule that stands."""
        rule = rule_of(self.conference)
        if rule is None:
            return super().get_initial()
        names = ("fewest_half_days", "needs_after_test", "least_percent", "signer_name", "signer_post")
        told = {name: getattr(rule, name) for name in names}
        return {**super().get_initial(), **told, "seen": rule.revision}

    def act(self, form: Form) -> None:
        """Keep it."""
        set_rule(by=self.visitor, at=timezone.now(), conference=self.conference, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go back to the certificates of the conference."""
        return self.path("conference_certificates")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where we are."""
        crumbs = self.crumbs((_("Giấy chứng nhận"), self.get_success_url()))
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": self.get_success_url(), **kwargs})


class IssueAll(OnConference, ActionScreen):
    """Issue to everybody who is due."""

    needs = "learning.issue_certificates"
    form_class = Form
    template_name = "common/confirm.html"
    title = _("Cấp giấy chứng nhận")
    submit_label = _("Cấp chứng nhận")

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Issue them."""
        count = issue(by=self.visitor, at=timezone.now(), conference=self.conference,
                      confirmed_at=confirmed_at(self.request))  # fmt: skip
        self.done_message = _now("Đã cấp %(count)s giấy chứng nhận.") % {"count": formats.number(count)}

    def get_success_url(self) -> str:
        """Go back to the certificates of the conference."""
        return self.path("conference_certificates")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        due = sum(row.is_due for row in standings(self.conference))
        told = [
            _now("%(count)s người đủ điều kiện được cấp, mỗi người một số trong sổ.")
            % {"count": formats.number(due)},
            _now("Mỗi giấy được ký bằng khóa của cơ quan; ai cũng kiểm tra được."),
            _now("Cấp nhầm thì thu hồi được, nhưng số đã cấp không dùng lại."),
        ]
        extra = {"crumbs": self.crumbs((_("Giấy chứng nhận"), self.get_success_url())),
                 "cancel_url": self.get_success_url(), "consequences": told}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class OnCertificate:
    """A screen on one certificate of the visitor's unit."""

    kwargs: dict[str, Any]
    visitor: Any

    @cached_property
    def row(self) -> Certificate:
        """The certificate in the address."""
        return get_certificate_for(self.visitor, self.kwargs["public_id"])

    def way(self) -> list[tuple[Any, str]]:
        """Return the way back."""
        return [(_("Giấy chứng nhận"), reverse("learning:certificates"))]


class CertificatePage(OnCertificate, Guarded, TemplateView):
    """One certificate."""

    needs = "learning.see_certificates"
    template_name = "learning/certificate/certificate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it and its files."""
        row, address = self.row, reverse("learning:revoke_certificate", args=[self.row.public_id])
        stop = PageAction(_("Thu hồi"), url=address, needs="learning.issue_certificates")
        shown = [stop] if not row.revoked_at and self.visitor.may(stop.needs) else []
        return super().get_context_data(
            certificate=row, title=row.registration.line, crumbs=self.way(), page_actions=shown, **kwargs
        )


class RevokeCertificate(OnCertificate, ActionScreen):
    """Revoke one."""

    needs = "learning.issue_certificates"
    form_class = RevokeForm
    template_name = "common/confirm.html"
    title = _("Thu hồi giấy chứng nhận")
    submit_label = _("Thu hồi")
    done_message = _("Đã thu hồi. Ai kiểm tra giấy này từ bây giờ đều thấy.")

    def act(self, form: Form) -> None:
        """Revoke it."""
        revoke(by=self.visitor, at=timezone.now(), certificate=self.row, why=form.cleaned_data["why"],
               confirmed_at=confirmed_at(self.request))  # fmt: skip

    def get_success_url(self) -> str:
        """Go back to it."""
        return reverse("learning:certificate", args=[self.row.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        told = [
            _now("Trang kiểm tra và danh sách công khai cho biết giấy này đã bị thu hồi, kèm ngày."),
            _now("Không lấy lại được; muốn cấp lại thì cấp số mới."),
        ]
        extra = {"crumbs": [*self.way(), (self.row.registration.line, self.get_success_url())],
                 "cancel_url": self.get_success_url(), "consequences": told, "is_danger": True}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})
