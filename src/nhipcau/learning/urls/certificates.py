"""Certificates: rule, issuing, revoking, files."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.learning.views import certificate_files as files
from nhipcau.learning.views import certificates

OWN = "toi/<str:public_id>/<str:key>/"
CONFERENCE = "hoi-nghi/<str:public_id>/chung-nhan/"
ONE = "chung-nhan/<str:public_id>/"
urlpatterns: list[URLPattern] = [
    path(f"{OWN}chung-nhan.pdf", files.own_certificate, name="own_certificate"),
    path(f"{OWN}chung-nhan.jwt", files.own_credential, name="own_credential"),
    path("chung-nhan/", certificates.CertificateList.as_view(), name="certificates"),
    path(CONFERENCE, certificates.ConferenceCertificates.as_view(), name="conference_certificates"),
    path(f"{CONFERENCE}dieu-kien/", certificates.SetRule.as_view(), name="certificate_rule"),
    path(f"{CONFERENCE}cap/", certificates.IssueAll.as_view(), name="issue_certificates"),
    path(f"{CONFERENCE}tat-ca.pdf", files.all_printed, name="all_certificates"),
    path(ONE, certificates.CertificatePage.as_view(), name="certificate"),
    path(f"{ONE}thu-hoi/", certificates.RevokeCertificate.as_view(), name="revoke_certificate"),
    path(f"{ONE}chung-nhan.pdf", files.printed, name="certificate_pdf"),
    path(f"{ONE}chung-nhan.jwt", files.credential, name="certificate_credential"),
]
