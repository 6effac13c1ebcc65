"""Addresses of periods and the form of a unit."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.reports.views import (
    filling,
    filling_excel,
    filling_limits,
    filling_sending,
    filling_words,
    periods,
)

PERIOD, REPORT = "ky/<str:public_id>/", "bieu/<str:public_id>/"
LIMIT = f"{REPORT}han-che/<str:finding>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", periods.Mine.as_view(), name="mine"),
    path("ky/", periods.PeriodList.as_view(), name="periods"),
    path("ky/mo/", periods.OpenPeriod.as_view(), name="open_period"),
    path(PERIOD, periods.PeriodPage.as_view(), name="period"),
    path(REPORT, filling.Numbers.as_view(), name="report"),
    path(f"{REPORT}dem/", filling.Prefill.as_view(), name="prefill"),
    path(f"{REPORT}loi-van/", filling_words.Words.as_view(), name="words"),
    path(f"{REPORT}han-che/", filling_limits.Limits.as_view(), name="limits"),
    path(f"{REPORT}han-che/them/", filling_limits.KeepFinding.as_view(), name="add_finding"),
    path(f"{LIMIT}", filling_limits.KeepFinding.as_view(), name="change_finding"),
    path(f"{LIMIT}bo/", filling_limits.DropFinding.as_view(), name="drop_finding"),
    path(f"{LIMIT}tra-loi/", filling_limits.AnswerFinding.as_view(), name="answer_finding"),
    path(f"{REPORT}excel/", filling_excel.Excel.as_view(), name="excel"),
    path(f"{REPORT}bieu-mau.xlsx", filling_excel.FormSheet.as_view(), name="form_xlsx"),
    path(f"{REPORT}gui/", filling_sending.Send.as_view(), name="send"),
    path(f"{REPORT}lich-su/", filling_sending.History.as_view(), name="history"),
    path(f"{REPORT}gia-han/", periods.ExtendDue.as_view(), name="extend"),
]
