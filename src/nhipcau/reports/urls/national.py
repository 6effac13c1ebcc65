"""Addresses of the review of a level."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.reports.views import national, national_files, national_keeping, national_map, national_trends

ONE = "so-ket/<str:public_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("so-ket/", national_keeping.ReviewList.as_view(), name="reviews"),
    path("so-ket/lap/", national_keeping.BeginReview.as_view(), name="begin_review"),
    path("so-ket/duong-bien/", national_keeping.KeepOutline.as_view(), name="outline"),
    path("so-ket/duong-bien/bo/", national_keeping.DropOutline.as_view(), name="drop_outline"),
    path(ONE, national.Indicators.as_view(), name="review"),
    path(f"{ONE}tung-don-vi/", national.Units.as_view(), name="review_units"),
    path(f"{ONE}bang/", national.Matrix.as_view(), name="review_matrix"),
    path(f"{ONE}ban-do/", national_map.ReviewMap.as_view(), name="review_map"),
    path(f"{ONE}xu-huong/", national_trends.ReviewTrends.as_view(), name="review_trends"),
    path(f"{ONE}thieu-muon/", national.Absent.as_view(), name="review_absent"),
    path(f"{ONE}han-che/", national.Limits.as_view(), name="review_limits"),
    path(f"{ONE}viet/", national_keeping.WriteReview.as_view(), name="write_review"),
    path(f"{ONE}chot/", national_keeping.FreezeReview.as_view(), name="freeze_review"),
    path(f"{ONE}cap-so/", national_keeping.IssueReview.as_view(), name="issue_review"),
    path(f"{ONE}bao-cao.<str:ending>", national_files.review_file, name="review_file"),
    path(f"{ONE}phu-luc.xlsx", national_files.annex_file, name="review_annex"),
    path(f"{ONE}so-lieu.json", national_files.frozen_file, name="review_frozen"),
]
