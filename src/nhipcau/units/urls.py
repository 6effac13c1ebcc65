"""Addresses of the room: bodies, posts and office-holders."""

from __future__ import annotations

from django.urls import path

from nhipcau.units.views import holding, importing, keeping, listing, page

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
    path("<str:public_id>/", page.BodyPage.as_view(), name="body"),
    path("<str:public_id>/sua/", keeping.ChangeBody.as_view(), name="change_body"),
    path("<str:public_id>/chuc-vu-moi/", keeping.AddPost.as_view(), name="add_post"),
]
