"""Addresses of verification."""

from nhipcau.verification.urls import claims, dossiers, findings, kits

app_name = "verification"
urlpatterns = [*claims.urlpatterns, *dossiers.urlpatterns, *findings.urlpatterns, *kits.urlpatterns]
