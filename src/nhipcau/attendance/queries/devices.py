"""Devices: those of a site, one of them. Called by the screens of devices."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models import Device

WAITS, WORKS, REVOKED = "waits", "works", "revoked"
STATES = {WAITS: _("Chưa ghi danh"), WORKS: _("Đang dùng"), REVOKED: _("Đã thu hồi")}


def state_of(device: Device) -> str:
    """Return the state of a phone."""
    if device.revoked_at:
        return REVOKED
    return WORKS if device.enrolled_at else WAITS


def devices_for(person: Any, site: Any) -> QuerySet[Device]:
    """List the phones of a site of the person's unit, revoked ones last."""
    rows = Device.objects.filter(site=site)
    if not person.may("attendance.keep_devices") or site.conference.unit_id != person.unit_id:
        return rows.none()
    return rows.select_related("site").order_by("revoked_at", "label", "pk")


def get_device_for(person: Any, public_id: str) -> Device:
    """Return one phone of a conference of the person's unit, or 404."""
    rows = Device.objects.filter(site__conference__unit=person.unit_id)
    if not person.may("attendance.keep_devices"):
        rows = rows.none()
    return get_object_or_404(rows.select_related("site__conference"), public_id=public_id)
