"""Addresses of verification."""

from nhipcau.verification.urls import board, claims, dossiers, findings, kits, printing

app_name = "verification"
urlpatterns = [
    *board.urlpatterns,
    *claims.urlpatterns,
    *dossiers.urlpatterns,
    *printing.urlpatterns,
    *findings.urlpatterns,
    *kits.urlpatterns,
]
