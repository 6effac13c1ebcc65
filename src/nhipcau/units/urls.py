"""Addresses of the room: bodies, posts, office-holders, and decrees on the map."""

from __future__ import annotations

from django.urls import path

from nhipcau.units.views import (
    became,
    decree_keeping,
    decree_sheet,
    decrees,
    holding,
    importing,
    keeping,
    listing,
    page,
)

app_name = "units"
urlpatterns = [
    path("", listing.BodyList.as_view(), name="bodies"),
    path("moi/", keeping.AddBody.as_view(), name="add_body"),
    path("nguoi-giu/", listing.HolderList.as_view(), name="holders"),
    path("nhap/", importing.ImportHolders.as_view(), name="import"),
    path("nhap/mau.xlsx", importing.BlankSheet.as_view(), name="blank"),
    path("chuc-vu/<str:public_id>/sua/", keeping.ChangePost.as_view(), name="change_post"),
    path("chuc-vu/<str:public_id>/ghi-nguoi/", holding.AddHolding.as_view(), name="add_holding"),
    path("nhiem-ky/<str:public_id>/sua/", holding.ChangeHolding.as_view(), name="change_holding"),
    path("nhiem-ky/<str:public_id>/thoi/", holding.EndHolding.as_view(), name="end_holding"),
    path("sap-xep/", decrees.DecreeList.as_view(), name="decrees"),
    path("sap-xep/moi/", decree_keeping.AddDecree.as_view(), name="add_decree"),
    path("sap-xep/tra-cuu/", became.Became.as_view(), name="became"),
    path("sap-xep/<slug:key>/", decrees.DecreePage.as_view(), name="decree"),
    path("sap-xep/<slug:key>/sua/", decree_keeping.ChangeDecree.as_view(), name="change_decree"),
    path("sap-xep/<slug:key>/bo/", decree_keeping.DropDecree.as_view(), name="drop_decree"),
    path("sap-xep/<slug:key>/hieu-luc/", decree_keeping.PutInForce.as_view(), name="put_in_force"),
    path("sap-xep/<slug:key>/bang/", decree_sheet.ImportChanges.as_view(), name="import_changes"),
    path("sap-xep/<slug:key>/bang.xlsx", decree_sheet.ChangesSheet.as_view(), name="decree_sheet"),
    path("sap-xep/<slug:key>/them/<slug:what>/", decree_keeping.AddChange.as_view(), name="add_change"),
    path("sap-xep/<slug:key>/dong/<int:place>/bo/", decree_keeping.DropChange.as_view(), name="drop_change"),
    path("<str:public_id>/", page.BodyPage.as_view(), name="body"),
    path("<str:public_id>/sua/", keeping.ChangeBody.as_view(), name="change_body"),
    path("<str:public_id>/chuc-vu-moi/", keeping.AddPost.as_view(), name="add_post"),
]
