"""Addresses of the devices of a site, and of passes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.attendance.views import devices, passes

urlpatterns: list[URLPattern | URLResolver] = [
    path("thiet-bi/<str:public_id>/", devices.DeviceList.as_view(), name="devices"),
    path("thiet-bi/<str:public_id>/them/", devices.AddDevice.as_view(), name="add_device"),
    path("may-diem-danh/<str:public_id>/ma-moi/", devices.RenewCode.as_view(), name="renew_code"),
    path("may-diem-danh/<str:public_id>/thu-hoi/", devices.RevokeDevice.as_view(), name="revoke_device"),
    path("the/<str:public_id>/cap/", passes.GivePasses.as_view(), name="give_passes"),
    path("the/<str:public_id>/the.pdf", passes.all_passes, name="all_passes"),
    path("the/diem-cau/<str:public_id>/the.pdf", passes.site_passes, name="site_passes"),
    path("the/dai-bieu/<str:public_id>/thu-hoi/", passes.RevokePass.as_view(), name="revoke_pass"),
]
