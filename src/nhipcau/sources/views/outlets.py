"""The register: the list, one outlet, correcting it, retiring it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.people.places import as_typed, suggestions
from nhipcau.sources.actions import change_outlet, retire_outlet
from nhipcau.sources.filters import OutletFilter
from nhipcau.sources.forms import ChangeOutletForm
from nhipcau.sources.health import TONES, health_of
from nhipcau.sources.models import Outlet
from nhipcau.sources.queries.outlets import feeds_for, get_outlet_for, outlets_for
from nhipcau.sources.queries.pages import pages_for
from nhipcau.sources.tables import OutletTable, PageTable
from nhipcau.sources.wording import HEALTH, sentence
from nhipcau.units.queries import unit_name

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

RECENT = 15
ADD = PageAction(_("Thêm nguồn"), "sources:add", needs="sources.add_outlet", icon="plus", primary=True)
ADD_PAGE = PageAction(_("Thêm một bài"), "sources:add_page", needs="sources.add_page", icon="link")
EXCHANGE = PageAction(_("Nhập, xuất"), "sources:exchange", needs="sources.export_outlets", icon="upload")


@require_GET
@requires("sources.add_outlet")
def unit_suggestions(request: HttpRequest) -> HttpResponse:
    """List the units that the typed text may mean."""
    options = suggestions(request.GET.get("unit_id", ""))
    return render(request, "people/unit_options.html", {"options": options})


class OutletList(ListScreen):
    """All outlets with the health of their feeds."""

    needs = "sources.see_outlets"
    title = _("Nguồn tin")
    lead = _("Cơ quan báo chí và cơ quan công bố chính thức mà ta đọc. Không có tài khoản riêng tư.")
    table_class = OutletTable
    filterset_class = OutletFilter
    export_name = "nguon-tin"
    page_actions = (ADD, ADD_PAGE, EXCHANGE)
    empty_title = _("Chưa có nguồn nào")
    empty_hint = _("Thêm trang chủ của một tờ báo; ta tự tìm nguồn tin của báo ấy.")
    empty_action = PageAction(_("Thêm nguồn"), "sources:add")

    def get_queryset(self) -> QuerySet[Outlet]:
        """List what this person may see."""
        return outlets_for(self.request.user, at=timezone.now())  # type: ignore[arg-type]


class OfOutlet(Guarded):
    """What the screens of one outlet share."""

    needs = "sources.change_outlet"
    kwargs: dict[str, Any]

    @cached_property
    def outlet(self) -> Outlet:
        """The outlet in the address; 404 where it may not be seen."""
        return get_outlet_for(self.request.user, self.kwargs["public_id"])  # type: ignore[arg-type]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the outlet and the way back."""
        crumbs: list[tuple[Any, str]] = [(_("Nguồn tin"), reverse("sources:list"))]
        if not isinstance(self, OutletPage):
            crumbs.append((self.outlet.name, self.outlet.get_absolute_url()))
        return super().get_context_data(outlet=self.outlet, crumbs=crumbs, **kwargs)

    def get_success_url(self) -> str:
        """Go back to the outlet."""
        return self.outlet.get_absolute_url()

    @property
    def cancel_url(self) -> str:
        """Go back to the outlet."""
        return self.outlet.get_absolute_url()


class OutletPage(OfOutlet, TemplateView):
    """One outlet: what the register says, its feeds and their health, its latest pages."""

    needs = "sources.see_outlets"
    template_name = "sources/outlet.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add feeds with their health, and the latest pages."""
        at, person = timezone.now(), self.request.user
        feeds = [_with_health(feed, at) for feed in feeds_for(person, self.outlet, at=at)]  # type: ignore[arg-type]
        recent = pages_for(person).filter(outlet=self.outlet)[:RECENT]  # type: ignore[arg-type]
        pages = PageTable(list(recent), exclude=("outlet", "attempts"), orderable=False)
        unit = unit_name(self.outlet.unit_id) if self.outlet.unit_id else ""
        extra = {"title": self.outlet.name, "feeds": feeds, "pages": pages, "unit": unit}
        return super().get_context_data(**extra, **kwargs)


def _with_health(feed: Any, at: Any) -> dict[str, Any]:
    health = health_of(
        is_active=feed.is_active, failures=feed.failures,
        last_polled_at=feed.last_polled_at, last_new_at=feed.last_new_at, at=at,
    )  # fmt: skip
    return {
        "feed": feed,
        "tone": TONES[health],
        "words": HEALTH[health],
        "error": sentence(feed.last_error),
        "per_day": round(feed.pages_week / 7, 1),
    }


class ChangeOutlet(OfOutlet, ActionScreen):
    """What the register says of an outlet."""

    title = _("Sửa nguồn")
    template_name = "sources/outlet_form.html"
    form_class = ChangeOutletForm
    done_message = _("Đã lưu.")

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        names = ("name", "home_url", "kind", "language", "note")
        unit = as_typed(self.outlet.unit_id) if self.outlet.unit_id else ""
        return {**{name: getattr(self.outlet, name) for name in names}, "unit_id": unit}

    def act(self, form: Form) -> None:
        """Save it."""
        changes = {**form.cleaned_data, "unit_id": form.cleaned_data["unit_id"] or None}
        change_outlet(by=self.request.user, at=timezone.now(), outlet=self.outlet, changes=changes)  # type: ignore[arg-type]


class RetireOutlet(OfOutlet, ActionScreen):
    """Asks before an outlet is no longer read."""

    template_name = "common/confirm.html"
    form_class = Form
    title = _("Thôi theo dõi nguồn này")
    submit_label = _("Thôi theo dõi")
    done_message = _("Đã thôi theo dõi. Các bài đã đọc vẫn còn.")
    success_url = reverse_lazy("sources:list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        consequences = [
            gettext("Mọi nguồn tin của báo này tạm dừng."),
            gettext("Các bài đã đọc và bản lưu vẫn còn nguyên."),
            gettext("Cho chạy lại một nguồn tin thì báo này được theo dõi trở lại."),
        ]
        return super().get_context_data(consequences=consequences, is_danger=True, **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - the confirmation has no field
        """Retire it."""
        retire_outlet(by=self.request.user, at=timezone.now(), outlet=self.outlet)  # type: ignore[arg-type]
