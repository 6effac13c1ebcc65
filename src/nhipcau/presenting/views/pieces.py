"""Pieces: the list, the page of one, a new one, its filing, facts, pictures, and their approval."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.confirming import Confirmed, confirmed_at
from nhipcau.people.places import as_typed
from nhipcau.presenting.actions.pieces import add_piece, change_piece
from nhipcau.presenting.actions.sheets import approve_sheet, write_sheet
from nhipcau.presenting.filters import PieceFilter
from nhipcau.presenting.forms.pieces import FactsForm, FilingForm, PicturesForm, PieceForm
from nhipcau.presenting.models import Piece
from nhipcau.presenting.queries.desk import assets_for, get_piece_for, pieces_for
from nhipcau.presenting.queries.sheets import assets_of, latest_edition, sheet_at_work
from nhipcau.presenting.rules.sheets import fact_of
from nhipcau.presenting.tables import PieceTable
from nhipcau.presenting.views.telling import piece_facts, sheet_told
from nhipcau.presenting.wording import language_choices

LIST = reverse_lazy("presenting:pieces")


def statement_url(public_id: str) -> str:
    """Return the page on which the words of a piece are written, reviewed and released."""
    try:
        return reverse("statements:statement", args=[public_id])
    except NoReverseMatch:
        return ""


class PieceList(ListScreen):
    """The pieces of one's unit."""

    needs = "presenting.see_pieces"
    title = _("Bài giới thiệu")
    lead = _("Cảnh quan, sản phẩm, con người, văn hóa, đầu tư, du lịch: viết một lần, duyệt rồi mới ra.")
    table_class = PieceTable
    filterset_class = PieceFilter
    export_name = "bai-gioi-thieu"
    page_actions = (
        PageAction(
            _("Viết bài"), "presenting:add_piece", needs="presenting.keep_pieces", icon="plus", primary=True
        ),
    )
    empty_title = _("Chưa có bài giới thiệu nào")
    empty_hint = _("Bắt đầu từ điều khách hay hỏi nhất về nơi mình.")
    empty_action = PageAction(_("Viết bài"), "presenting:add_piece", needs="presenting.keep_pieces")

    def get_queryset(self) -> QuerySet[Piece]:
        """List what this person may see."""
        return pieces_for(self.visitor)


class OfPiece(Guarded):
    """What the screens of one piece share."""

    kwargs: dict[str, Any]

    @cached_property
    def piece(self) -> Piece:
        """The piece in the address."""
        return get_piece_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the piece."""
        return self.piece.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way back."""
        crumbs = [(_now("Bài giới thiệu"), reverse("presenting:pieces"))]
        if not isinstance(self, TemplateView):
            crumbs.append((self.piece.title, self.piece.get_absolute_url()))
            kwargs.setdefault("cancel_url", self.piece.get_absolute_url())
        return super().get_context_data(**{"crumbs": crumbs, "piece": self.piece, **kwargs})


class PiecePage(OfPiece, TemplateView):
    """One piece: where its words stand, its facts and pictures, what is still missing."""

    needs = "presenting.see_pieces"
    template_name = "presenting/piece.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        piece = self.piece
        sheet = sheet_at_work(piece)
        return super().get_context_data(
            title=piece.title, facts=piece_facts(piece), sheet=sheet,
            told=sheet_told(sheet, latest_edition(piece)), pictures=assets_of(sheet),
            statement_url=statement_url(piece.statement.public_id), plans=piece.plans.all(), **kwargs,
        )  # fmt: skip


class AddPiece(ActionScreen):
    """A new piece."""

    needs = "presenting.keep_pieces"
    title, submit_label = _("Viết bài giới thiệu"), _("Lập bài")
    done_message = _("Đã lập bài. Thêm thông tin, ảnh và các bản ngôn ngữ.")
    form_class = PieceForm
    cancel_url = LIST

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say for whom; begin with today."""
        initial = {"dated_on": timezone.localdate()}
        return {**super().get_form_kwargs(), "person": self.visitor, "initial": initial}

    def act(self, form: forms.Form) -> None:
        """Draft it."""
        said = dict(form.cleaned_data)
        office = said.pop("office")
        self.made = add_piece(by=self.visitor, at=timezone.now(), office_id=office.pk, **said)

    def get_success_url(self) -> str:
        """Go to the piece."""
        return self.made.get_absolute_url()


class ChangePiece(OfPiece, ActionScreen):
    """Where a piece is filed."""

    needs = "presenting.keep_pieces"
    title, done_message = _("Sửa mục, nơi và dịp"), _("Đã lưu.")
    form_class = FilingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with what is stored."""
        piece = self.piece
        initial = {
            "category": piece.category, "place_id": as_typed(str(piece.place_id)) if piece.place_id else "",
            "season": piece.season, "event": piece.event,
        }  # fmt: skip
        return {**super().get_form_kwargs(), "person": self.visitor, "initial": initial}

    def act(self, form: forms.Form) -> None:
        """Change it."""
        piece = self.piece
        change_piece(
            by=self.visitor, at=timezone.now(), piece=piece, seen=piece.revision, **form.cleaned_data
        )


class WriteFacts(OfPiece, ActionScreen):
    """The facts table in one language."""

    needs = "presenting.keep_pieces"
    title, done_message = _("Bảng thông tin"), _("Đã lưu bảng thông tin; cần người khác duyệt.")
    template_name = "presenting/facts.html"
    form_class = FactsForm

    @cached_property
    def language(self) -> str:
        """The language in the address; Vietnamese first."""
        asked = self.request.GET.get("language", "")
        return asked if asked in dict(language_choices()) else "vi"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with the facts that stand."""
        sheet = sheet_at_work(self.piece)
        facts = [fact_of(row) for row in sheet.facts] if sheet else []
        return {
            **super().get_form_kwargs(), "category": self.piece.category, "language": self.language,
            "facts": facts, "initial": {"seen": seen_of(self.piece)},
        }  # fmt: skip

    def act(self, form: forms.Form) -> None:
        """Store them, pictures as they are."""
        facts = form.facts()  # type: ignore[attr-defined]
        write_sheet(
            by=self.visitor, at=timezone.now(), piece=self.piece, seen=form.cleaned_data["seen"], facts=facts,
            assets=assets_of(sheet_at_work(self.piece)),
        )  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the other languages."""
        return super().get_context_data(languages=language_choices(), language=self.language, **kwargs)


class ChoosePictures(OfPiece, ActionScreen):
    """Which pictures stand beside the words."""

    needs = "presenting.keep_pieces"
    title, done_message = _("Ảnh của bài"), _("Đã chọn ảnh; cần người khác duyệt.")
    template_name = "presenting/pictures.html"
    form_class = PicturesForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with the pictures that stand."""
        chosen = assets_of(sheet_at_work(self.piece))
        offered = list(assets_for(self.visitor).filter(withdrawn_at__isnull=True))
        initial = {
            "assets": [row.public_id for row in chosen], "seen": seen_of(self.piece),
            "first": chosen[0].public_id if chosen else "",
        }  # fmt: skip
        return {**super().get_form_kwargs(), "offered": offered, "initial": initial}

    def act(self, form: forms.Form) -> None:
        """Store them, facts as they are."""
        sheet = sheet_at_work(self.piece)
        facts = [fact_of(row) for row in sheet.facts] if sheet else []
        chosen = form.chosen(assets_of(sheet))  # type: ignore[attr-defined]
        write_sheet(
            by=self.visitor, at=timezone.now(), piece=self.piece, seen=form.cleaned_data["seen"], facts=facts,
            assets=chosen,
        )  # fmt: skip


class SeenForm(forms.Form):
    """What the second person saw."""

    seen_hash = forms.CharField(widget=forms.HiddenInput)


class ApproveSheet(Confirmed, OfPiece, ActionScreen):
    """Approve facts and pictures as they stand."""

    needs = "statements.approve"
    title, submit_label = _("Duyệt thông tin và ảnh"), _("Duyệt đúng như đang thấy")
    done_message = _("Đã duyệt thông tin và ảnh.")
    template_name = "presenting/approve_sheet.html"
    form_class = SeenForm

    def get_initial(self) -> dict[str, Any]:
        """Bind the approval to what is shown."""
        sheet = sheet_at_work(self.piece)
        return {"seen_hash": sheet.content_hash if sheet else ""}

    def act(self, form: forms.Form) -> None:
        """Approve it."""
        approve_sheet(
            by=self.visitor, at=timezone.now(), piece=self.piece, seen_hash=form.cleaned_data["seen_hash"],
            confirmed_at=confirmed_at(self.request),
        )  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show all that is approved."""
        sheet = sheet_at_work(self.piece)
        return super().get_context_data(
            told=sheet_told(sheet, latest_edition(self.piece)),
            pictures=assets_of(sheet),
            **kwargs,
        )


def seen_of(piece: Piece) -> int | None:
    """Return the revision of the sheet at work, if the edition at work has one."""
    sheet = sheet_at_work(piece)
    return sheet.revision if sheet and sheet.edition_id == latest_edition(piece).pk else None
