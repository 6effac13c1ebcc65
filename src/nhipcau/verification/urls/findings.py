"""Addresses of findings, second readers and corrections."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.verification.views import corrections, findings, reviews

urlpatterns: list[URLPattern] = [
    path("ho-so/<str:public_id>/ket-luan/", findings.WriteFinding.as_view(), name="finding"),
    path("ho-so/<str:public_id>/ket-luan/trinh/", findings.SubmitFinding.as_view(), name="submit_finding"),
    path("ho-so/<str:public_id>/mo-lai/", findings.ReopenDossier.as_view(), name="reopen_dossier"),
    path("ket-luan/dem-tu/", findings.count_words, name="count_words"),
    path("tham-dinh/", reviews.ReviewList.as_view(), name="reviews"),
    path("tham-dinh/<str:public_id>/", reviews.Review.as_view(), name="review"),
    path("dinh-chinh/", corrections.CorrectionList.as_view(), name="corrections"),
    path("dinh-chinh/<str:public_id>/", corrections.CorrectionPage.as_view(), name="correction"),
    path(
        "dinh-chinh/<str:public_id>/giao/", corrections.HandOverCorrection.as_view(),
        name="hand_over_correction",
    ),
]  # fmt: skip
