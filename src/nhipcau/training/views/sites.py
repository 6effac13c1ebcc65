"""Sites: the list, one site's form, removal, all communes of a province at once."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.training.actions.sites import add_communes, keep_site, remove_site
from nhipcau.training.filters.conferences import SiteFilter
from nhipcau.training.forms.sites import CommunesForm, SiteForm
from nhipcau.training.models import Conference, Site
from nhipcau.training.queries.conferences import get_conference_for, get_site_for, sites_of
from nhipcau.training.queries.sites import communes_left, communes_of, counted_sites
from nhipcau.training.rules import states
from nhipcau.training.tables.conferences import SiteTable
from nhipcau.training.views.shared import OnConference, Removal, crumbs_to
from nhipcau.units.queries import provinces
from nhipcau.units.rules.kinds import titled

KEPT = ("code", "name", "room", "capacity", "host_name", "host_phone", "is_main", "revision")


class SiteList(ListScreen):
    """Every site of one conference."""

    needs = "training.see_conferences"
    table_class = SiteTable
    filterset_class = SiteFilter
    export_name = "diem-cau"
    export_needs = "training.export_delegates"
    paginate_by = 60
    empty_title = _("Chưa có điểm cầu nào")
    empty_hint = _("Thêm từng điểm cầu, nộp danh sách Excel, hoặc thêm mọi xã, phường của tỉnh một lần.")

    @cached_property
    def conference(self) -> Conference:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    def get_queryset(self) -> Any:
        """List its sites."""
        return counted_sites(self.conference)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of which conference."""
        extra = {"title": _("Điểm cầu"), "crumbs": crumbs_to(self.conference), "conference": self.conference}
        return super().get_context_data(**{**extra, "page_actions": self._buttons(), **kwargs})

    def _buttons(self) -> list[PageAction]:
        row = self.conference
        if row.state != states.PLANNED or not self.visitor.may("training.keep_conferences"):
            return []
        buttons = (
            (_("Nộp danh sách Excel"), "upload_sites", "upload"),
            (_("Thêm các xã"), "add_communes", ""),
        )
        address = {name: reverse(f"training:{name}", args=[row.public_id])
                   for name in ("upload_sites", "add_communes", "add_site")}  # fmt: skip
        return [
            *(PageAction(label, url=address[name], icon=icon) for label, name, icon in buttons),
            PageAction(_("Thêm điểm cầu"), url=address["add_site"], icon="plus", primary=True),
        ]


class ToSites(OnConference):
    """A form that leads back to the list of sites."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way back."""
        crumbs = [*crumbs_to(self.conference), (_("Điểm cầu"), self.get_success_url())]
        return super().get_context_data(**{"crumbs": crumbs, **kwargs})

    def get_success_url(self) -> str:
        """Go to the list."""
        return reverse("training:sites", args=[self.conference.public_id])


class AddSite(ToSites):
    """One more site."""

    title = _("Thêm điểm cầu")
    done_message = _("Đã lưu điểm cầu.")
    form_class = SiteForm
    site: Site | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the communes of the unit and the other sites."""
        row = self.conference
        communes = communes_of(row.unit_id, row.starts_on)
        if self.site and self.site.unit_id and self.site.unit_id not in dict(communes):
            communes.append((self.site.unit_id, self.site.name))
        others = [each for each in sites_of(row) if each != self.site]
        return {**super().get_form_kwargs(), "communes": communes, "sites": others}

    def act(self, form: Form) -> None:
        """Keep it."""
        said = dict(form.cleaned_data)
        above = said.pop("parent")
        keep_site(
            **self.act_with(), conference=self.conference, site=self.site, seen=said.pop("revision"),
            unit_id=said.pop("unit_id") or None, parent=get_site_for(self.visitor, above) if above else None,
            **said,
        )  # fmt: skip


class _OnSite:
    """The site of the address."""

    kwargs: dict[str, Any]
    visitor: Any

    @cached_property
    def site(self) -> Site:
        """The site in the address."""
        return get_site_for(self.visitor, self.kwargs["site"])

    @cached_property
    def conference(self) -> Conference:
        """Its conference."""
        return self.site.conference


class ChangeSite(_OnSite, AddSite):  # type: ignore[misc]
    """Change a site."""

    title = _("Sửa điểm cầu")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        row = self.site
        above = row.parent.public_id if row.parent else ""
        return {**{name: getattr(row, name) for name in KEPT}, "unit_id": row.unit_id, "parent": above}


class RemoveSite(_OnSite, Removal, ToSites):
    """Take a site out."""

    title = _("Bỏ điểm cầu")
    done_message = _("Đã bỏ điểm cầu.")

    def consequences(self) -> list[str]:
        """Say which one."""
        return [_now("%(site)s không còn trong hội nghị.") % {"site": self.site.name}]

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Remove it."""
        remove_site(**self.act_with(), site=self.site)


class AddCommunes(ToSites):
    """A site for each commune of a province that has none yet."""

    title = _("Thêm các xã, phường")
    submit_label = _("Thêm các xã, phường")
    form_class = CommunesForm
    template_name = "training/conference/communes.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the provinces of the conference's day."""
        rows = provinces(self.conference.starts_on)
        pairs = [(row.unit_id, titled(row.kind, row.name)) for row in rows]
        return {**super().get_form_kwargs(), "provinces": pairs}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the own province."""
        return {"province": self.conference.unit_id}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how many there are."""
        left = len(communes_left(self.conference, self.conference.unit_id))
        words = _now("%(count)s xã, phường của đơn vị chưa có điểm cầu.") % {"count": formats.number(left)}
        return super().get_context_data(**{"lead": words, **kwargs})

    def act(self, form: Form) -> None:
        """Add them."""
        left = communes_left(self.conference, form.cleaned_data["province"])
        made = add_communes(
            by=self.visitor, at=timezone.now(), conference=self.conference,
            unit_ids=[unit for unit, _name in left],
        )  # fmt: skip
        self.done_message = _now("Đã thêm %(count)s điểm cầu.") % {"count": formats.number(len(made))}
