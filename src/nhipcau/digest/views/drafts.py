"""What the screens of one draft share, and beginning one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nhipcau.common.screens import ActionScreen, Guarded
from nhipcau.digest.actions import drop_draft, open_draft, rename_draft
from nhipcau.digest.forms import OpenForm, TitleForm
from nhipcau.digest.queries.editions import draft_of, get_draft_for
from nhipcau.people.access import requires

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest

    from nhipcau.digest.models import Edition


class OfDraft(Guarded):
    """A screen of one draft."""

    needs = "digest.edit"
    kwargs: dict[str, Any]

    @cached_property
    def edition(self) -> Edition:
        """The draft in the address; 404 where it may not be changed."""
        return get_draft_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the draft and the way back."""
        crumbs = [(_("Điểm báo"), reverse("digest:editions")), (self.edition.title, self.workbench)]
        return super().get_context_data(**{"edition": self.edition, "crumbs": crumbs, **kwargs})

    @property
    def workbench(self) -> str:
        """Where the draft is worked on."""
        return reverse("digest:workbench", args=[self.edition.public_id])

    def get_success_url(self) -> str:
        """Go back to the workbench."""
        return self.workbench

    @property
    def cancel_url(self) -> str:
        """Go back to the workbench."""
        return self.workbench


@require_GET
@requires("digest.edit")
def today(request: HttpRequest) -> HttpResponse:
    """Lead to today's draft, or to beginning one."""
    draft = draft_of(request.user, timezone.localdate())  # type: ignore[arg-type]
    return redirect("digest:workbench", draft.public_id) if draft else redirect("digest:open")


class OpenDraft(ActionScreen):
    """Begins a draft."""

    needs = "digest.edit"
    title = _("Soạn điểm báo")
    lead = _("Máy chọn sẵn theo bản trước: tin còn diễn biến, rồi tin mới của từng mục. Bạn sửa lại tùy ý.")
    submit_label = _("Bắt đầu soạn")
    form_class = OpenForm
    cancel_url = reverse_lazy("digest:editions")

    def get_initial(self) -> dict[str, Any]:
        """Offer today."""
        return {"day": timezone.localdate()}

    def act(self, form: Form) -> None:
        """Begin it."""
        self.edition = open_draft(by=self.visitor, at=timezone.now(), **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go to the workbench."""
        return reverse("digest:workbench", args=[self.edition.public_id])


class RenameDraft(OfDraft, ActionScreen):
    """What stands on top of the paper."""

    title = _("Sửa đầu trang")
    form_class = TitleForm
    done_message = _("Đã lưu.")

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        edition = self.edition
        return {"title": edition.title, "office": edition.office, "revision": edition.revision}

    def act(self, form: Form) -> None:
        """Save it."""
        fields = dict(form.cleaned_data)
        seen = fields.pop("revision")
        rename_draft(by=self.visitor, at=timezone.now(), edition=self.edition, seen=seen, **fields)


class DropDraft(OfDraft, ActionScreen):
    """Asks before a draft is thrown away."""

    template_name = "common/confirm.html"
    form_class = TitleForm
    title = _("Bỏ bản nháp")
    submit_label = _("Bỏ bản nháp")
    done_message = _("Đã bỏ bản nháp.")

    def get_form(self, form_class: Any = None) -> Form:
        """Carry the revision alone."""
        form: Form = super().get_form(form_class)
        del form.fields["title"], form.fields["office"]
        return form

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is shown."""
        return {"revision": self.edition.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        lines = self.edition.lines.count()
        words = _now("Mất %(lines)s dòng tin đã chọn, kèm trích và ghi chú.") % {"lines": lines}
        return super().get_context_data(consequences=[words], is_danger=True, **kwargs)

    def act(self, form: Form) -> None:
        """Throw it away."""
        seen = form.cleaned_data["revision"]
        drop_draft(by=self.visitor, at=timezone.now(), edition=self.edition, seen=seen)

    def get_success_url(self) -> str:
        """Go back to the list."""
        return reverse("digest:editions")
