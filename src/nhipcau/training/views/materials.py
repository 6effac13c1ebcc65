"""Files of a conference: taken in, handed out, taken off."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nhipcau.common.files.serving import attachment
from nhipcau.common.files.snapshots import MissingSnapshotError
from nhipcau.people.access import requires
from nhipcau.training.actions.materials import add_material, remove_material
from nhipcau.training.forms.materials import MaterialForm
from nhipcau.training.models import Conference, Material, Session
from nhipcau.training.queries.conferences import get_session_for
from nhipcau.training.queries.materials import get_material_for, material_file
from nhipcau.training.views.shared import OnConference, Removal

PART = "tai-lieu"


class AddMaterial(OnConference):
    """Take a file in."""

    title = _("Thêm tài liệu")
    done_message = _("Đã thêm tài liệu.")
    form_class = MaterialForm
    part = PART

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the sessions of the conference."""
        sessions = Session.objects.filter(half_day__conference=self.conference).order_by("starts_at")
        return {**super().get_form_kwargs(), "sessions": sessions}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the session from whose line one came."""
        return {"session": self.request.GET.get("noi-dung", ""), "is_shared": True}

    def act(self, form: Form) -> None:
        """Keep it."""
        said = form.cleaned_data
        session = get_session_for(self.visitor, said["session"]) if said["session"] else None
        add_material(
            **self.act_with(), conference=self.conference, session=session, title=said["title"],
            upload=said["upload"], is_shared=said["is_shared"],
        )  # fmt: skip


class RemoveMaterial(Removal):
    """Take a file off."""

    title = _("Bỏ tài liệu")
    done_message = _("Đã bỏ tài liệu.")
    part = PART

    @cached_property
    def material(self) -> Material:
        """The file in the address."""
        return get_material_for(self.visitor, self.kwargs["material"])

    @cached_property
    def conference(self) -> Conference:
        """Its conference."""
        return self.material.conference

    def consequences(self) -> list[str]:
        """Say which one."""
        return [_now("Đại biểu không còn thấy “%(title)s”.") % {"title": self.material.title}]

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Remove it."""
        remove_material(**self.act_with(), material=self.material)


@require_safe
@requires("training.see_conferences")
def download(request: HttpRequest, material: str) -> HttpResponseBase:
    """Hand a file out."""
    row = get_material_for(request.user, material)
    try:
        content = material_file(row)
    except MissingSnapshotError as error:
        raise Http404 from error
    return attachment(content, name=row.file_name, media_type=row.media_type)
