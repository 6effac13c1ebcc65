"""Addresses of directives, clauses and obligations."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.steering.views import directives, obligations
from nhipcau.steering.views.directives_marking import MarkClause
from nhipcau.steering.views.obligations_lists import (
    CoverageList,
    ObligationPage,
    ObligedList,
    UnitCoverageList,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("van-ban/", directives.DirectiveList.as_view(), name="directives"),
    path("van-ban/them/", directives.EnterDirective.as_view(), name="enter_directive"),
    path("van-ban/<public_id>/", directives.DirectivePage.as_view(), name="directive"),
    path("van-ban/<public_id>/sua/", directives.ChangeDirective.as_view(), name="change_directive"),
    path("van-ban/<public_id>/danh-dau/", MarkClause.as_view(), name="mark_clause"),
    path("van-ban/<public_id>/go-dieu-khoan/", directives.TypeClause.as_view(), name="type_clause"),
    path("dieu-khoan/<public_id>/bo/", directives.TakeOffClause.as_view(), name="take_off_clause"),
    path("dieu-khoan/<public_id>/giao/", obligations.Oblige.as_view(), name="oblige"),
    path("nhiem-vu/", CoverageList.as_view(), name="coverage"),
    path("nhiem-vu/theo-don-vi/", UnitCoverageList.as_view(), name="coverage_units"),
    path("nhiem-vu/tung-dong/", ObligedList.as_view(), name="obliged"),
    path("nhiem-vu/ten-don-vi/", obligations.unit_names, name="unit_names"),
    path("nhiem-vu/<public_id>/", ObligationPage.as_view(), name="obligation"),
    path("nhiem-vu/<public_id>/sua/", obligations.ChangeObligation.as_view(), name="change_obligation"),
    path("nhiem-vu/<public_id>/rut/", obligations.TakeBack.as_view(), name="take_back"),
    path("nhiem-vu/dong/<public_id>/mien/", obligations.Waive.as_view(), name="waive"),
    path("nhiem-vu/dong/<public_id>/giao-lai/", obligations.BindAgain.as_view(), name="bind_again"),
]
