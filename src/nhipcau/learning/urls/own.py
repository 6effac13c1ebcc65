"""A delegate's own page, by link."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.learning.views import own

ONE = "toi/<str:public_id>/<str:key>/"
urlpatterns: list[URLPattern] = [
    path(ONE, own.own, name="own"),
    path(f"{ONE}tra-loi/", own.reply, name="own_reply"),
    path(f"{ONE}hoi-dap/", own.questions, name="own_questions"),
    path(f"{ONE}hoi-dap/<str:question>/", own.own_vote, name="own_vote"),
    path(f"{ONE}tai-lieu/<str:material_id>/", own.material, name="own_material"),
    path(f"{ONE}danh-gia/", own.own_evaluation, name="own_evaluation"),
]
