"""Writing down a search for evidence."""

from __future__ import annotations

from django.forms import Form
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.verification.actions.searches import log_search
from nhipcau.verification.forms.searches import NOTHING, SearchForm
from nhipcau.verification.views.dossiers_shared import ChangesDossier


class LogSearch(ChangesDossier):
    """Where was looked, with which words, for which side, and what came of it."""

    title = _("Ghi một lần tìm")
    lead = _(
        "Ba lần tìm có tên, ở nơi khác nhau hoặc bằng từ khác nhau, thay được cho chứng cứ không tìm thấy."
    )
    submit_label = _("Ghi lại")
    done_message = _("Đã ghi lần tìm.")
    form_class = SearchForm
    anchor = "lan-tim"

    def save(self, form: Form, *, seen: int) -> None:
        """Keep it."""
        said = form.cleaned_data
        log_search(
            by=self.visitor, at=timezone.now(), dossier=self.dossier, seen=seen, side=said["side"],
            where=said["where"], words=said["words"], found_nothing=said["came_of_it"] == NOTHING,
            said=said["said"],
        )  # fmt: skip
