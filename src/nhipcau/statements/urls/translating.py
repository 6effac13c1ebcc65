"""Addresses of the translator's desk and of pickups; `urls` puts them before a statement's own."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.statements.views.pickups import PickupList
from nhipcau.statements.views.translating import TakeXliff, Translate, TranslatorsDesk, many_out, one_out

BENCH = "dich/<str:public_id>/<slug:language>/"
urlpatterns: list[URLPattern] = [
    path("dich/", TranslatorsDesk.as_view(), name="translating"),
    path("dich/nap/", TakeXliff.as_view(), name="take_xliff"),
    path("dich/xliff/", many_out, name="many_xliff"),
    path(BENCH, Translate.as_view(), name="translate"),
    path(f"{BENCH}xliff/", one_out, name="one_xliff"),
    path("bao-da-dung/", PickupList.as_view(), name="pickups"),
]
