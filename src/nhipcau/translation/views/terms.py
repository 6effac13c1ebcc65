"""The list of terms, one term, and a table of them handed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from nhipcau.common.files.receiving import MOST_BYTES
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.translation.actions.keeping import add_term, change_term, retire_term, take_terms
from nhipcau.translation.filters import TermFilter
from nhipcau.translation.forms import TableForm, TermForm
from nhipcau.translation.models import State, Term
from nhipcau.translation.queries.terms import get_term_for, listed_terms_for
from nhipcau.translation.tables import TermTable
from nhipcau.translation.tabling import rows_of

LIST = reverse_lazy("translation:list")


class TermList(ListScreen):
    """Every term of the unit."""

    needs = "translation.see_terms"
    title = _("Thuật ngữ")
    lead = _("Cách dịch đã thống nhất. Bản dịch không dùng đúng thuật ngữ sẽ được nhắc trước khi duyệt.")
    table_class = TermTable
    filterset_class = TermFilter
    export_name = "thuat-ngu"
    page_actions = (
        PageAction(
            _("Thêm thuật ngữ"), "translation:add", needs="translation.keep_terms", icon="plus", primary=True
        ),
        PageAction(_("Nạp từ bảng"), "translation:take", needs="translation.keep_terms", icon="upload"),
    )
    empty_title = _("Chưa có thuật ngữ nào")
    empty_hint = _("Thêm từng thuật ngữ, hoặc nạp cả bảng từ tệp CSV hay Excel.")

    def get_queryset(self) -> QuerySet[Term]:
        """List the unit's."""
        return listed_terms_for(self.visitor)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Say whether terms lead to their form."""
        return {"may_change": self.visitor.may("translation.keep_terms")}


class AddTerm(ActionScreen):
    """A new term."""

    needs = "translation.keep_terms"
    title, submit_label, done_message = _("Thêm thuật ngữ"), _("Thêm"), _("Đã thêm thuật ngữ.")
    form_class = TermForm
    success_url = cancel_url = LIST

    def act(self, form: Form) -> None:
        """Keep it."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        add_term(by=self.visitor, at=timezone.now(), **said)


class ChangeTerm(ActionScreen):
    """A term as it stands."""

    needs = "translation.keep_terms"
    template_name = "translation/term.html"
    title, done_message = _("Sửa thuật ngữ"), _("Đã lưu thuật ngữ.")
    form_class = TermForm
    success_url = cancel_url = LIST

    @cached_property
    def term(self) -> Term:
        """The term in the address; 404 for another unit's."""
        return get_term_for(self.visitor, self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Show it."""
        return {name: getattr(self.term, name) for name in TermForm.base_fields}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer to retire what is in use."""
        crumbs = [(TermList.title, reverse("translation:list"))]
        in_use = self.term.state != State.RETIRED
        return super().get_context_data(term=self.term, in_use=in_use, crumbs=crumbs, **kwargs)

    def act(self, form: Form) -> None:
        """Change it."""
        said = dict(form.cleaned_data)
        seen = said.pop("revision") or 0
        change_term(by=self.visitor, at=timezone.now(), term=self.term, seen=seen, **said)


class TakeTerms(ActionScreen):
    """A whole table."""

    needs = "translation.keep_terms"
    title, submit_label = _("Nạp thuật ngữ từ bảng"), _("Nạp")
    lead = _("Cả bảng được nhận hoặc không dòng nào được nhận: ô nào sai sẽ được nêu rõ.")
    form_class = TableForm
    success_url = cancel_url = LIST

    def act(self, form: Form) -> None:
        """Read the table whole, then keep it."""
        handed = form.cleaned_data["upload"]
        rows = rows_of(handed.name, handed.read(MOST_BYTES + 1))
        new, changed = take_terms(by=self.visitor, at=timezone.now(), rows=rows)
        words = gettext("Đã nạp: %(new)s thuật ngữ mới, %(changed)s thuật ngữ đổi cách dịch.")
        messages.success(self.request, words % {"new": new, "changed": changed})


@requires("translation.keep_terms")
@require_POST
def retire(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop using a term."""
    term = get_term_for(request.user, public_id)
    seen = request.POST.get("revision", "")
    try:
        retire_term(by=request.user, at=timezone.now(), term=term, seen=int(seen) if seen.isdigit() else 0)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, gettext("Đã thôi dùng thuật ngữ này."))
    return HttpResponseRedirect(reverse("translation:list"))
