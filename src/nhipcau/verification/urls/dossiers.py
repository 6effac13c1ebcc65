"""Addresses of dossiers, their evidence, searches and requests."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from nhipcau.verification.views import dossiers, evidence, evidence_bytes, evidence_copies, requests, searches

OF = "ho-so/<str:public_id>/"
EVIDENCE = f"{OF}chung-cu/<str:evidence_id>/"
ASKED = f"{OF}yeu-cau/<str:request_id>/"

urlpatterns: list[URLPattern] = [
    path("ho-so/", dossiers.DossierList.as_view(), name="dossiers"),
    path("nhan-dinh/<str:public_id>/mo-ho-so/", dossiers.OpenDossier.as_view(), name="open_dossier"),
    path(OF, dossiers.DossierPage.as_view(), name="dossier"),
    re_path(
        r"^ho-so/(?P<public_id>[^/]+)/loi/(?P<text>dieu-cho-thay-sai|ly-le-phia-kia)/$",
        dossiers.WriteText.as_view(), name="dossier_text",
    ),
    path(f"{OF}giao/", dossiers.HandOver.as_view(), name="hand_over"),
    path(f"{OF}them/bai/", evidence.ChooseArticle.as_view(), name="choose_article"),
    path(f"{OF}them/bai/<str:article_id>/", evidence.AddArticle.as_view(), name="add_article"),
    path(f"{OF}them/dia-chi/", evidence_bytes.AddAddress.as_view(), name="add_address"),
    path(f"{OF}them/tep/", evidence_bytes.AddFile.as_view(), name="add_file"),
    path(f"{OF}them/anh/", evidence_bytes.AddPicture.as_view(), name="add_picture"),
    path(f"{OF}them/xem-tai-cho/", evidence.AddVisit.as_view(), name="add_visit"),
    path(f"{OF}them/tra-loi/<str:request_id>/", evidence.AddAnswer.as_view(), name="add_answer"),
    path(f"{EVIDENCE}rut/", evidence.WithdrawEvidence.as_view(), name="withdraw_evidence"),
    path(f"{EVIDENCE}chu/", evidence_copies.EvidenceWords.as_view(), name="evidence_words"),
    path(f"{EVIDENCE}ban-luu/", evidence_copies.evidence_copy, name="evidence_copy"),
    path(f"{OF}lan-tim/", searches.LogSearch.as_view(), name="log_search"),
    path(f"{OF}hoi/", requests.Ask.as_view(), name="ask"),
    path(f"{ASKED}van-ban/", requests.EnterLetter.as_view(), name="enter_letter"),
    path(f"{ASKED}rut/", requests.WithdrawRequest.as_view(), name="withdraw_request"),
    path("yeu-cau/", requests.RequestList.as_view(), name="requests"),
    path("yeu-cau/don-vi/", requests.unit_suggestions, name="asked_units"),
    path("yeu-cau/<str:public_id>/", requests.AnswerRequest.as_view(), name="request"),
    path("yeu-cau/<str:public_id>/tep/", evidence_copies.answer_file, name="answer_file"),
]  # fmt: skip
