"""Addresses of the room."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from nhipcau.contacts.views import keeping, listing, page

app_name = "contacts"
urlpatterns = [
    path("", listing.ContactList.as_view(), name="list"),
    path("sap-het-han/", RedirectView.as_view(url="/so-lien-he/?expiry=soon"), name="soon"),
    path("them/", keeping.AddContact.as_view(), name="add"),
    path("nhap/", keeping.ImportContacts.as_view(), name="import"),
    path("nhap/mau/", listing.blank_table, name="blank"),
    path("<str:public_id>/", page.ContactPage.as_view(), name="contact"),
    path("<str:public_id>/sua/", keeping.ChangeContact.as_view(), name="change"),
    path("<str:public_id>/gia-han/", keeping.RenewConsent.as_view(), name="renew"),
    path("<str:public_id>/xoa/", page.EraseContact.as_view(), name="erase"),
    path("<str:public_id>/noi-lam-viec/", keeping.AddWorking.as_view(), name="add_working"),
    path("<str:public_id>/noi-lam-viec/<int:working>/", keeping.EndWorking.as_view(), name="end_working"),
]
