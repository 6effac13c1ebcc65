"""The organiser's screens of phones: add one and show its code once, give a new code, revoke."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.actions.devices import CODE_HOLDS, add_device, renew_code, revoke_device
from nhipcau.attendance.filters.devices import DeviceFilter
from nhipcau.attendance.forms.devices import DeviceForm, NoWords
from nhipcau.attendance.queries.devices import devices_for, get_device_for
from nhipcau.attendance.tables.devices import DeviceTable
from nhipcau.attendance.views.shared import crumbs_to_site
from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.training.queries.conferences import get_site_for

NEEDS = "attendance.keep_devices"


def devices_url(site: Any) -> str:
    """Return the address of the phones of a site."""
    return reverse("attendance:devices", args=[site.public_id])


class DeviceList(ListScreen):
    """The phones of one site."""

    needs = NEEDS
    title = _("Máy điểm danh")
    lead = _("Điện thoại của điểm cầu: ghi danh một lần bằng mã QR, rồi dùng được cả khi mất mạng.")
    table_class, filterset_class, export_name = DeviceTable, DeviceFilter, "may-diem-danh"
    empty_title = _("Chưa có máy nào")
    empty_hint = _("Thêm một máy rồi đưa mã QR cho cán bộ điểm cầu quét.")

    @cached_property
    def site(self) -> Any:
        """The site in the address."""
        return get_site_for(self.visitor, self.kwargs["public_id"])

    def get_queryset(self) -> Any:
        """Read them."""
        return devices_for(self.visitor, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of which site; offer to add one."""
        add = PageAction(_("Thêm máy"), url=reverse("attendance:add_device", args=[self.site.public_id]),
                         needs=NEEDS, icon="plus", primary=True)  # fmt: skip
        extra = {"crumbs": crumbs_to_site(self.site), "page_actions": [add]}
        return super().get_context_data(**{**extra, **kwargs})


class _Codes(ActionScreen):
    """A step that ends with a code on the screen, this once."""

    needs = NEEDS
    code = ""
    device: Any

    def form_valid(self, form: Any) -> HttpResponse:
        """Show the code instead of going on; nothing keeps it."""
        answer = super().form_valid(form)
        return self._shown() if self.code else answer

    def get_success_url(self) -> str:
        """Go back to the list."""
        return devices_url(self.device.site)

    def _shown(self) -> HttpResponse:
        page = self.request.build_absolute_uri(reverse("attendance:device_page"))
        address = f"{page}#{self.code}"
        site = self.device.site
        context = {
            "title": _now("Ghi danh %(label)s") % {"label": self.device.label},
            "device": self.device,
            "crumbs": [*crumbs_to_site(site), (_now("Máy điểm danh"), devices_url(site))],
            "address": address,
            "page_address": page,
            "code": f"{self.code[:5]}-{self.code[5:]}",
            "hours": CODE_HOLDS.days * 24,
            "picture": segno.make_qr(address, error="m").svg_data_uri(scale=6, border=4),
            "back": devices_url(site),
        }
        answer = render(self.request, "attendance/enrol.html", context)
        answer["Cache-Control"] = "no-store"
        return answer


class AddDevice(_Codes):
    """Add a phone to a site."""

    title, submit_label, form_class = _("Thêm máy điểm danh"), _("Thêm và hiện mã"), DeviceForm

    @cached_property
    def site(self) -> Any:
        """The site in the address."""
        return get_site_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of which site."""
        extra = {"crumbs": crumbs_to_site(self.site), "cancel_url": devices_url(self.site)}
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Any) -> object:
        """Add it."""
        label = form.cleaned_data["label"]
        self.device, self.code = add_device(by=self.visitor, at=timezone.now(), site=self.site, label=label)
        return self.device


class _OnDevice(ActionScreen):
    """A step with one phone."""

    needs = NEEDS
    template_name = "common/confirm.html"
    form_class = NoWords
    consequences: tuple[Any, ...] = ()

    @cached_property
    def device(self) -> Any:
        """The phone in the address."""
        return get_device_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the list."""
        return devices_url(self.device.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which phone, and what follows."""
        extra = {"crumbs": crumbs_to_site(self.device.site), "cancel_url": self.get_success_url(),
                 "lead": self.device.label, "consequences": self.consequences}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class RenewCode(_OnDevice, _Codes):
    """Give a phone a new code."""

    title, submit_label = _("Cấp mã ghi danh mới"), _("Cấp mã mới")
    consequences = (
        _("Máy đang dùng mã cũ không gửi được nữa cho tới khi ghi danh lại."),
        _("Lượt còn trên máy không mất: ghi danh lại trên chính máy ấy, hoặc nộp bằng tệp."),
    )

    def act(self, form: Any) -> object:  # noqa: ARG002 - a decision without words
        """Give it."""
        self.code = renew_code(by=self.visitor, at=timezone.now(), device=self.device)
        return self.device


class RevokeDevice(_OnDevice):
    """Refuse a phone from now on."""

    title, submit_label = _("Thu hồi máy"), _("Thu hồi")
    done_message = _("Đã thu hồi máy.")
    consequences = (
        _("Mọi lượt máy này gửi từ nay bị từ chối."),
        _("Lượt còn trên máy vẫn nộp được bằng tệp, do một người chịu trách nhiệm."),
    )

    def act(self, form: Any) -> object:  # noqa: ARG002 - a decision without words
        """Revoke it."""
        return revoke_device(by=self.visitor, at=timezone.now(), device=self.device)
