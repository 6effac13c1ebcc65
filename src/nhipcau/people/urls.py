"""Addresses of signing in and of accounts."""

from django.urls import path

from nhipcau.people import views

app_name = "people"
urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign_in"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign_out"),
    path("ngon-ngu/", views.choose_language, name="choose_language"),
    path("tai-khoan/toi/", views.Profile.as_view(), name="profile"),
    path("tai-khoan/toi/mat-khau/", views.ChangePassword.as_view(), name="change_password"),
]
