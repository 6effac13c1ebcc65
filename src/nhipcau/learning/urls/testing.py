"""Tests before and after the teaching."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.learning.views import papering, taking, testing

CONFERENCE = "hoi-nghi/<str:public_id>/kiem-tra/"
ONE = "kiem-tra/<str:public_id>/"
urlpatterns: list[URLPattern] = [
    path(
        "toi/<str:public_id>/<str:key>/kiem-tra/<str:test_id>/<str:moment>/",
        taking.take_test,
        name="take_test",
    ),
    path(CONFERENCE, testing.TestList.as_view(), name="tests"),
    path(f"{CONFERENCE}them/", testing.AddTest.as_view(), name="add_test"),
    path("kiem-tra/mau-cau-hoi.xlsx", testing.question_sheet, name="question_sheet"),
    path(ONE, testing.TestPage.as_view(), name="test"),
    path(f"{ONE}sua/", testing.ChangeTest.as_view(), name="change_test"),
    path(f"{ONE}mo/", testing.switch, name="switch_test"),
    path(f"{ONE}ket-qua.<str:kind>", testing.result_file, name="result_file"),
    path(f"{ONE}phieu/", papering.SheetGrid.as_view(), name="sheet_grid"),
    path(f"{ONE}phieu/tep/", papering.SheetWorkbook.as_view(), name="sheet_workbook"),
    path(f"{ONE}phieu/mau.xlsx", papering.workbook_sample, name="sheet_workbook_sample"),
    path(f"{ONE}de.pdf", papering.printed_forms, name="printed_forms"),
    path(f"{ONE}phieu.pdf", papering.printed_sheets, name="printed_sheets"),
]
