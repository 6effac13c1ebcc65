"""A workbook of sites: the empty form of it, and the upload that takes all of it or nothing."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nhipcau.common import formats
from nhipcau.common.exports import xlsx_response
from nhipcau.people.access import requires
from nhipcau.training.actions.sites_file import BadCellsError, take_sites_file
from nhipcau.training.forms.sites import SitesFileForm
from nhipcau.training.queries.conferences import get_conference_for
from nhipcau.training.queries.sites import communes_left
from nhipcau.training.rules.site_lists import HEADER
from nhipcau.training.views.sites import ToSites
from nhipcau.training.wording import fault_words


class UploadSites(ToSites):
    """Take a list of sites in."""

    title = _("Nộp danh sách điểm cầu")
    lead = _("Sai một ô thì chưa lưu gì; trang này chỉ rõ ô nào, sửa thế nào.")
    submit_label = _("Nộp danh sách")
    form_class = SitesFileForm
    template_name = "training/conference/sites_file.html"

    def act(self, form: Form) -> None:
        """Take it."""
        try:
            made = take_sites_file(
                **self.act_with(), conference=self.conference, upload=form.cleaned_data["upload"]
            )
        except BadCellsError as bad:
            self.extra_context = {"faults": [fault_words(fault) for fault in bad.faults]}
            raise
        self.done_message = _now("Đã lưu %(count)s điểm cầu.") % {"count": formats.number(len(made))}


@require_safe
@requires("training.keep_conferences")
def sites_form(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Give the workbook to fill in, the communes without a site already in it."""
    row = get_conference_for(request.user, public_id)
    lines = [("", name, "", "", "", "", "") for _unit, name in communes_left(row, row.unit_id)]
    return xlsx_response("mau-diem-cau", HEADER, lines)
