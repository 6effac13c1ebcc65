"""Directives: the list, the page with its marked text, entering and correcting."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.steering import lines
from nhipcau.steering.actions.directives import (
    change_directive,
    enter_directive,
    take_off_clause,
    type_clause,
)
from nhipcau.steering.filters.directives import DirectiveFilter
from nhipcau.steering.forms.directives import DirectiveForm, TypeClauseForm
from nhipcau.steering.models import Clause, Directive, Obligation
from nhipcau.steering.queries.coverage import NOBODY, tallies_for
from nhipcau.steering.queries.directives import (
    clauses_of,
    directives_for,
    get_clause_for,
    get_directive_for,
    keeps,
)
from nhipcau.steering.queries.obligations import obliged_for
from nhipcau.steering.queries.reach import demand_own
from nhipcau.steering.rules.clauses import paragraphs, pieces
from nhipcau.steering.rules.cycles import due_day
from nhipcau.steering.tables.directives import DirectiveTable, force_words
from nhipcau.units.queries import unit_name

KEEP = "steering.keep_directives"
LISTED = _("Văn bản chỉ đạo")
LISTS = (
    PageAction(_("Nhiệm vụ của đơn vị"), "steering:obliged"),
    PageAction(_("Nhiệm vụ chưa có công việc"), "steering:coverage"),
)


class DirectiveList(ListScreen):
    """Papers that bind units."""

    needs = "steering.see_steering"
    title = LISTED
    lead = _("Văn bản cấp trên và của ta, điều khoản nào giao việc cho ai, ai chưa làm.")
    table_class = DirectiveTable
    filterset_class = DirectiveFilter
    export_name = "van-ban-chi-dao"
    page_actions = (
        *LISTS,
        PageAction(_("Nhập văn bản"), "steering:enter_directive", needs=KEEP, icon="plus", primary=True),
    )
    empty_title = _("Chưa có văn bản nào")
    empty_hint = _("Dán toàn văn một văn bản chỉ đạo, rồi đánh dấu điều khoản giao việc.")
    empty_action = PageAction(_("Nhập văn bản"), "steering:enter_directive", needs=KEEP)

    def get_queryset(self) -> Any:
        """List what the visitor may see, with how much each asks."""
        return directives_for(self.visitor).annotate(
            clause_count=Count("clauses", distinct=True),
            obligation_count=Count("clauses__obligations", distinct=True),
        )


class DirectivePage(Guarded, TemplateView):
    """One directive: its text with the marked clauses, and what each of them asks."""

    needs = "steering.see_steering"
    template_name = "steering/directive.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        row = get_directive_for(self.visitor, self.kwargs["public_id"])
        clauses, today = list(clauses_of(row).prefetch_related("obligations")), timezone.localdate()
        tone, words = force_words(row, today)
        return super().get_context_data(
            directive=row, title=row.title, crumbs=[(LISTED, reverse("steering:directives"))],
            tone=tone, words=words, entered_by=unit_name(row.unit_id), clauses=self._asked(clauses),
            text=marked_text(row, clauses), can_keep=keeps(self.visitor, row),
            beside=cards_beside("steering.directive", self.visitor, row.public_id, at=timezone.now()),
            **kwargs,
        )  # fmt: skip

    def _asked(self, clauses: list[Clause]) -> list[dict[str, Any]]:
        """Put each clause together with its obligations, their counts and the own unit's line."""
        today = timezone.localdate()
        obligations = [one for clause in clauses for one in clause.obligations.all()]
        counts = tallies_for(self.visitor, obligations, today)
        bound = obliged_for(self.visitor).filter(unit_id=self.visitor.unit_id, obligation__in=obligations)
        own = {row.obligation_id: row for row in bound.prefetch_related("tasks")}
        names = {line.code: line.name for line in lines.lines_on(today)}

        def told(one: Obligation) -> dict[str, Any]:
            return {"row": one, "tally": counts.get(one.pk, NOBODY), "own": own.get(one.pk),
                    "due": due_day(one.repeats, one.due_on, today),
                    "line": names.get(one.indicator_code, one.indicator_code)}  # fmt: skip

        asked = [(clause, [told(one) for one in clause.obligations.all()]) for clause in clauses]
        return [{"row": clause, "obligations": rows} for clause, rows in asked]


def marked_text(directive: Directive, clauses: list[Clause]) -> list[dict[str, Any]]:
    """Return the paragraphs of the text, each cut into pieces with the clauses that cover them."""
    spans = [(one.start or 0, one.end or 0, one.public_id) for one in clauses if one.start is not None]
    labels = {one.public_id: one.label for one in clauses}
    return [
        {"line": line,
         "pieces": [{"text": piece.text, "mark": piece.marks[-1] if piece.marks else "",
                     "label": labels[piece.marks[-1]] if piece.marks else ""}
                    for piece in pieces(directive.text, line.start, line.end, spans)]}
        for line in paragraphs(directive.text)
    ]  # fmt: skip


class EnterDirective(ActionScreen):
    """A new directive."""

    needs = KEEP
    title = _("Nhập văn bản chỉ đạo")
    submit_label, done_message = _("Nhập"), _("Đã nhập. Hãy đánh dấu điều khoản giao việc.")
    form_class = DirectiveForm
    cancel_url = reverse_lazy("steering:directives")

    def act(self, form: Form) -> None:
        """Enter it."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        row = enter_directive(by=self.visitor, at=timezone.now(), unit_id=self.visitor.unit_id, **said)
        self.success_url = row.get_absolute_url()


class OnDirective(ActionScreen):
    """A form on one directive that the visitor's unit entered."""

    needs = KEEP

    @cached_property
    def directive(self) -> Directive:
        """The directive in the address; 404 for those whom it only binds."""
        row = get_directive_for(self.visitor, self.kwargs["public_id"])
        demand_own(self.visitor, row.unit_id)
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.directive  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose form it is and the way back."""
        back = self.directive.get_absolute_url()
        crumbs = [(LISTED, reverse("steering:directives")), (self.directive.number, back)]
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": back, **kwargs})

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is shown."""
        return {**super().get_initial(), "revision": self.directive.revision}

    def get_success_url(self) -> str:
        """Go back to the directive."""
        return self.directive.get_absolute_url()


class ChangeDirective(OnDirective):
    """Correct one."""

    title, done_message = _("Sửa văn bản"), _("Đã lưu.")
    form_class = DirectiveForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        return {name: getattr(self.directive, name) for name in DirectiveForm.base_fields}

    def act(self, form: Form) -> None:
        """Correct it."""
        said = dict(form.cleaned_data)
        seen = said.pop("revision") or 0
        change_directive(by=self.visitor, at=timezone.now(), directive=self.directive, seen=seen, **said)


class TypeClause(OnDirective):
    """A clause whose text is not in the house."""

    title, done_message = _("Gõ một điều khoản"), _("Đã ghi điều khoản.")
    lead = _("Khi toàn văn không có ở đây, hãy gõ lại nguyên văn điều khoản giao việc.")
    form_class = TypeClauseForm

    def act(self, form: Form) -> None:
        """Type it."""
        said = dict(form.cleaned_data)
        seen = said.pop("revision")
        type_clause(by=self.visitor, at=timezone.now(), directive=self.directive, seen=seen, **said)


class TakeOffClause(ActionScreen):
    """Take a clause off that obliges nobody."""

    needs = KEEP
    template_name = "common/confirm.html"
    title, submit_label, done_message = _("Bỏ đánh dấu điều khoản"), _("Bỏ đánh dấu"), _("Đã bỏ.")
    form_class = Form

    @cached_property
    def clause(self) -> Clause:
        """The clause in the address."""
        row = get_clause_for(self.visitor, self.kwargs["public_id"])
        demand_own(self.visitor, row.directive.unit_id)
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens."""
        extra = {"consequences": [f"{self.clause.label}: {self.clause.text[:300]}"],
                 "cancel_url": self.get_success_url()}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the directive."""
        return self.clause.directive.get_absolute_url()

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is filled
        """Take it off."""
        take_off_clause(by=self.visitor, at=timezone.now(), clause=self.clause)
