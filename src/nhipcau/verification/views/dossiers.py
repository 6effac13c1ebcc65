"""The list of dossiers, a dossier's page, opening one, writing its texts, handing it over."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.verification.actions.dossiers import hand_over, open_dossier, write_text
from nhipcau.verification.filters.dossiers import DossierFilter
from nhipcau.verification.forms.dossiers import OpenForm, OwnerForm, TextForm
from nhipcau.verification.models import Claim, Dossier
from nhipcau.verification.queries.claims import get_claim_for
from nhipcau.verification.queries.dossiers import colleagues_for, dossier_of, listed_dossiers_for
from nhipcau.verification.tables.dossiers import DossierTable
from nhipcau.verification.views.dossiers_page import page_of
from nhipcau.verification.views.dossiers_shared import ChangesDossier, OfDossier, dossier_title


class DossierList(ListScreen):
    """Every dossier of the unit."""

    needs = "verification.see_dossiers"
    title = _("Hồ sơ kiểm chứng")
    lead = _("Mỗi hồ sơ gom mọi chứng cứ ủng hộ và bác một nhận định.")
    table_class = DossierTable
    filterset_class = DossierFilter
    export_name = "ho-so-kiem-chung"
    empty_title = _("Chưa có hồ sơ nào")
    empty_hint = _("Đánh dấu một câu trong bài, phân loại là kiểm chứng được, rồi mở hồ sơ từ nhận định ấy.")

    def get_queryset(self) -> Any:
        """List what this person may see."""
        return listed_dossiers_for(self.visitor, at=timezone.now())

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """Offer the unit's own people."""
        return {**super().get_filterset_kwargs(filterset_class), "person": self.visitor}


class OpenDossier(ActionScreen):
    """Opens the dossier of a claim; where there is one, leads to it."""

    needs = "verification.keep_dossier"
    title = _("Mở hồ sơ kiểm chứng")
    lead = _("Đồng hồ bắt đầu chạy từ lúc mở. Bạn là người giữ hồ sơ, sau này có thể giao lại.")
    template_name = "verification/dossiers/open.html"
    submit_label = _("Mở hồ sơ")
    form_class = OpenForm

    @cached_property
    def claim(self) -> Claim:
        """The claim in the address."""
        return get_claim_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the claim, and its dossier where it has one."""
        return super().get_context_data(claim=self.claim, existing=dossier_of(self.claim.pk), **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - the form is but a click
        """Open it."""
        self.opened = open_dossier(by=self.visitor, at=timezone.now(), claim=self.claim)

    def get_success_url(self) -> str:
        """Go to the new dossier."""
        return self.opened.get_absolute_url()

    @property
    def cancel_url(self) -> str:
        """Go back to the claim."""
        return reverse("verification:claim", args=[self.claim.public_id])


class DossierPage(OfDossier, TemplateView):
    """All that speaks for and against one claim."""

    template_name = "verification/dossiers/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out the page."""
        page = page_of(self.visitor, self.dossier)
        crumbs = [(_("Hồ sơ kiểm chứng"), reverse("verification:dossiers"))]
        self.page_actions = [
            PageAction(
                label, url=reverse(f"verification:{name}", args=[self.dossier.public_id]),
                needs="verification.export", icon="download",
            )
            for label, name in ((_("Tải Word"), "dossier_word"), (_("Tải PDF"), "dossier_pdf"))
        ]  # fmt: skip
        return super().get_context_data(title=dossier_title(self.dossier), crumbs=crumbs, **page, **kwargs)


TEXTS = {
    "dieu-cho-thay-sai": (
        "would_show_wrong", _("Điều gì sẽ cho thấy ta sai"),
        _("Viết trước khi tìm chứng cứ: thấy điều gì thì ta sẽ nhận là mình sai? Càng cụ thể càng tốt."),
    ),
    "ly-le-phia-kia": (
        "best_case", _("Lý lẽ mạnh nhất của phía kia"),
        _("Viết lý lẽ của phía kia sao cho chính họ đọc cũng nhận là đúng ý mình."),
    ),
}  # fmt: skip
"""Addresses of the two texts, with their names and what is asked."""


class WriteText(ChangesDossier):
    """One text of the dossier; of two editors, the second sees both texts and loses none."""

    template_name = "verification/dossiers/text.html"
    form_class = TextForm
    done_message = _("Đã lưu.")

    @cached_property
    def text(self) -> tuple[str, Any, Any]:
        """The column, name and question of the text in the address."""
        return TEXTS[self.kwargs["text"]]

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        return {**super().get_initial(), "text": getattr(self.dossier, self.text[0])}

    def get_form(self, form_class: Any = None) -> Form:
        """Name the field by the text."""
        form: Form = super().get_form(form_class)
        column, form.fields["text"].label, form.fields["text"].help_text = self.text
        form.fields["text"].required = column != "best_case"
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the other editor's text after a conflict."""
        column, title, _asked = self.text
        theirs = Dossier.objects.values_list(column, flat=True).get(pk=self.dossier.pk)
        return super().get_context_data(title=title, column=column, theirs=theirs, **kwargs)

    def save(self, form: Form, *, seen: int) -> None:
        """Save the words."""
        column, text = self.text[0], form.cleaned_data["text"]
        write_text(
            by=self.visitor, at=timezone.now(), dossier=self.dossier, seen=seen, name=column, text=text
        )


class HandOver(ChangesDossier):
    """Gives the dossier to a colleague."""

    title = _("Giao hồ sơ cho người khác")
    submit_label = _("Giao")
    done_message = _("Đã giao hồ sơ.")
    form_class = OwnerForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer colleagues of the unit."""
        return {**super().get_form_kwargs(), "colleagues": colleagues_for(self.visitor)}

    def get_initial(self) -> dict[str, Any]:
        """Start from who keeps it."""
        return {**super().get_initial(), "owner": self.dossier.owner_id}

    def save(self, form: Form, *, seen: int) -> None:
        """Hand it over."""
        hand_over(
            by=self.visitor,
            at=timezone.now(),
            dossier=self.dossier,
            seen=seen,
            owner=form.cleaned_data["owner"],
        )
