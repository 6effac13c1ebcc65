"""Media kits: the list, the page of one, making, changing, approving, closing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.confirming import Confirmed, confirmed_at
from nhipcau.presenting.actions.kits import approve_kit, change_kit, close_kit, make_kit
from nhipcau.presenting.filters import KitFilter
from nhipcau.presenting.forms.fields import WhyForm, initial_words, words_in
from nhipcau.presenting.forms.kits import KitForm
from nhipcau.presenting.models import Kit
from nhipcau.presenting.queries.desk import assets_for, get_kit_for, kits_for, pieces_for
from nhipcau.presenting.queries.kits import items_of
from nhipcau.presenting.tables import KitTable
from nhipcau.presenting.views.pieces import SeenForm
from nhipcau.presenting.wording import language_name


class KitList(ListScreen):
    """The kits of one's unit."""

    needs = "presenting.see_pieces"
    title = _("Bộ tư liệu báo chí")
    lead = _("Ảnh và bài gom sẵn cho phóng viên tải về; người khác duyệt rồi mới công bố.")
    table_class = KitTable
    filterset_class = KitFilter
    export_name = "bo-tu-lieu"
    page_actions = (
        PageAction(
            _("Lập bộ"), "presenting:make_kit", needs="presenting.keep_assets", icon="plus", primary=True
        ),
    )
    empty_title = _("Chưa có bộ nào")
    empty_hint = _("Gom những ảnh phóng viên hay xin vào một bộ.")

    def get_queryset(self) -> QuerySet[Kit]:
        """List what this person may see."""
        return kits_for(self.visitor)


class OfKit(Guarded):
    """What the screens of one kit share."""

    kwargs: dict[str, Any]

    @cached_property
    def kit(self) -> Kit:
        """The kit in the address."""
        return get_kit_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to it."""
        return self.kit.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way back and what the kit holds."""
        crumbs = [(_now("Bộ tư liệu báo chí"), reverse("presenting:kits"))]
        if not isinstance(self, TemplateView):
            crumbs.append((str(self.kit), self.kit.get_absolute_url()))
            kwargs.setdefault("cancel_url", self.kit.get_absolute_url())
        return super().get_context_data(
            **{"crumbs": crumbs, "kit": self.kit, "items": items_of(self.kit), **kwargs}
        )


class KitPage(OfKit, TemplateView):
    """One kit."""

    needs = "presenting.see_pieces"
    template_name = "presenting/kit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        titles = [(code, language_name(code), title) for code, title in self.kit.titles.items()]
        lead = self.kit.leads.get("vi", "")
        return super().get_context_data(title=str(self.kit), lead=lead, titles=titles, **kwargs)


class KitScreen(ActionScreen):
    """What making and changing share: the unit's pictures and pieces on offer."""

    form_class = KitForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what the unit has."""
        assets = list(assets_for(self.visitor).filter(withdrawn_at__isnull=True))
        return {**super().get_form_kwargs(), "assets": assets, "pieces": list(pieces_for(self.visitor))}

    def said(self, form: Any) -> dict[str, Any]:
        """Return the form as the actions take it."""
        words = form.cleaned_data
        return {"titles": words_in(words, "title"), "leads": words_in(words, "lead"), **form.chosen()}


class MakeKit(KitScreen):
    """A new kit."""

    needs = "presenting.keep_assets"
    title, submit_label = _("Lập bộ tư liệu"), _("Lập bộ")
    done_message = _("Đã lập bộ; cần người khác duyệt.")
    cancel_url = reverse_lazy("presenting:kits")

    def act(self, form: forms.Form) -> None:
        """Make it."""
        self.made = make_kit(by=self.visitor, at=timezone.now(), **self.said(form))

    def get_success_url(self) -> str:
        """Go to it."""
        return self.made.get_absolute_url()


class ChangeKit(OfKit, KitScreen):
    """Other names, pictures or pieces."""

    needs = "presenting.keep_assets"
    title, done_message = _("Sửa bộ tư liệu"), _("Đã lưu; bộ này cần duyệt lại mới công bố tiếp.")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is stored."""
        items = items_of(self.kit)
        return {
            "seen": self.kit.revision,
            "assets": [row.asset.public_id for row in items if row.asset],
            "pieces": [row.piece.public_id for row in items if row.piece],
            **initial_words("title", self.kit.titles), **initial_words("lead", self.kit.leads),
        }  # fmt: skip

    def act(self, form: forms.Form) -> None:
        """Change it."""
        seen = form.cleaned_data["seen"]
        change_kit(by=self.visitor, at=timezone.now(), kit=self.kit, seen=seen, **self.said(form))


class ApproveKit(Confirmed, OfKit, ActionScreen):
    """Let the public have it."""

    needs = "statements.approve"
    title, submit_label = _("Duyệt bộ tư liệu"), _("Duyệt và công bố")
    done_message = _("Đã duyệt; bộ này đang công bố.")
    template_name = "presenting/approve_kit.html"
    form_class = SeenForm

    def get_initial(self) -> dict[str, Any]:
        """Bind the approval to what is shown."""
        return {"seen_hash": self.kit.content_hash}

    def act(self, form: forms.Form) -> None:
        """Approve it."""
        approve_kit(
            by=self.visitor, at=timezone.now(), kit=self.kit, seen_hash=form.cleaned_data["seen_hash"],
            confirmed_at=confirmed_at(self.request),
        )  # fmt: skip


class CloseKit(OfKit, ActionScreen):
    """Take it off for good."""

    needs = "presenting.keep_assets"
    title, submit_label, done_message = _("Đóng bộ tư liệu"), _("Đóng bộ này"), _("Đã đóng.")
    template_name = "common/confirm.html"
    form_class = WhyForm
    extra_context = {
        "is_danger": True,
        "consequences": [_("Phóng viên không tải được bộ này nữa. Ảnh và bài vẫn còn.")],
    }

    def act(self, form: forms.Form) -> None:
        """Close it."""
        close_kit(by=self.visitor, at=timezone.now(), kit=self.kit, why=form.cleaned_data["why"])
