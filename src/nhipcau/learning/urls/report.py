"""Addresses of the conference report."""

from __future__ import annotations

from django.urls import path, re_path

from nhipcau.learning.views import report

ONE = "bao-cao/<str:public_id>/"
urlpatterns = [
    path(ONE, report.ReportPage.as_view(), name="report"),
    path(f"{ONE}lap/", report.Begin.as_view(), name="begin_report"),
    path(f"{ONE}viet/", report.Write.as_view(), name="write_report"),
    path(f"{ONE}dem-lai/", report.Recount.as_view(), name="recount"),
    path(f"{ONE}ban-hanh/", report.Issue.as_view(), name="issue_report"),
    path(f"{ONE}cho-bao-chi/", report.PressNote.as_view(), name="press_note"),
    re_path(
        r"^bao-cao/(?P<public_id>[\w-]+)/(?P<name>bao-cao|bien-ban)\.(?P<ending>docx|pdf)$",
        report.paper_file,
        name="report_file",
    ),
    re_path(
        r"^bao-cao/(?P<public_id>[\w-]+)/diem-cau\.(?P<ending>csv|xlsx)$",
        report.cross_file,
        name="report_cross",
    ),
]
