"""Seen before? The nearest earlier claims with why and how they differ; the officer says the relation."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.reading.stages.embed import load_embedder
from nhipcau.verification.actions.relating import relate_claims, take_back_relation
from nhipcau.verification.forms.claims import RelateForm, Seen
from nhipcau.verification.queries.matching import Near, nearest_to, text_of
from nhipcau.verification.views.claims_marks import Shown, shown
from nhipcau.verification.views.sorting import OfClaim


class RelateClaim(OfClaim):
    """Choose how the claim stands to each near one; nothing is chosen beforehand."""

    title = _("Đã gặp trước đây chưa?")
    lead = _("Năm nhận định gần nhất của đơn vị. Câu giống nhau có thể nói ngược nhau: hãy đọc chỗ khác.")
    template_name = "verification/claims/relate.html"
    form_class = RelateForm
    submit_label = _("Lưu quan hệ")
    done_message = _("Đã lưu quan hệ với nhận định trước.")

    @cached_property
    def near(self) -> list[Near]:
        """The nearest claims, asked once."""
        return nearest_to(self.claim, load_embedder())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Make a choice for each near claim, and for whichever the form sent."""
        sent = [name.removeprefix("relation_") for name in self.request.POST if name.startswith("relation_")]
        near = dict.fromkeys([*(one.claim.public_id for one in self.near), *sent])
        return {**super().get_form_kwargs(), "near": near}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the near claims out beside the claim's own words."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        rows: list[tuple[Shown, Any]] = [
            (shown(one), form.choice_of(one.claim.public_id)) for one in self.near
        ]
        text, language = text_of(self.claim)
        return {**context, "rows": rows, "text": text, "text_language": language}

    def change(self, form: Form) -> None:
        """Relate."""
        assert isinstance(form, RelateForm)  # noqa: S101 - the screen's own form
        said = form.cleaned_data
        relate_claims(
            by=self.visitor, at=timezone.now(), claim=self.claim, chosen=form.chosen, note=said["note"],
            revision=said["revision"],
        )  # fmt: skip


class TakeBackRelation(OfClaim):
    """Forget a relation that was decided on this claim."""

    title = _("Bỏ quan hệ")
    template_name = "common/confirm.html"
    form_class = Seen
    submit_label = _("Bỏ quan hệ")
    done_message = _("Đã bỏ quan hệ.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        lines = [
            _("Hai nhận định không còn gắn với nhau."),
            _("Nhận định trùng trở lại hàng chờ kiểm chứng."),
            _("Việc này được ghi vào nhật ký."),
        ]
        return super().get_context_data(consequences=lines, **kwargs)

    def change(self, form: Form) -> None:
        """Take back."""
        take_back_relation(
            by=self.visitor, at=timezone.now(), claim=self.claim, relation_id=self.kwargs["relation"],
            revision=form.cleaned_data["revision"],
        )  # fmt: skip
