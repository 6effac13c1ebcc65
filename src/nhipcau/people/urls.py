"""Addresses of signing in and of accounts."""

from django.urls import path

from nhipcau.people.views import accounts, confirming, factors, own, signing, standing

app_name = "people"
urlpatterns = [
    path("dang-nhap/", signing.SignIn.as_view(), name="sign_in"),
    path("dang-xuat/", signing.SignOut.as_view(), name="sign_out"),
    path("ngon-ngu/", own.choose_language, name="choose_language"),
    path("tai-khoan/", accounts.PeopleList.as_view(), name="list"),
    path("tai-khoan/toi/", own.Profile.as_view(), name="profile"),
    path("tai-khoan/toi/mat-khau/", own.ChangePassword.as_view(), name="change_password"),
    path("tai-khoan/toi/xac-nhan/", confirming.ConfirmNow.as_view(), name="confirm"),
    path("tai-khoan/toi/ma-xac-nhan/", factors.Enrol.as_view(), name="enrol"),
    path("tai-khoan/toi/ma-du-phong/", factors.RenewCodes.as_view(), name="renew_codes"),
    path("tai-khoan/them/", accounts.AddPerson.as_view(), name="add"),
    path("tai-khoan/don-vi/", accounts.unit_suggestions, name="units"),
    path("tai-khoan/<slug:public_id>/", accounts.PersonPage.as_view(), name="person"),
    path("tai-khoan/<slug:public_id>/sua/", accounts.ChangePerson.as_view(), name="change"),
    path("tai-khoan/<slug:public_id>/mat-khau/", accounts.SetPassword.as_view(), name="set_password"),
    path("tai-khoan/<slug:public_id>/giao-vai-tro/", standing.grant, name="grant"),
    path("tai-khoan/<slug:public_id>/thu-vai-tro/", standing.revoke, name="revoke"),
    path("tai-khoan/<slug:public_id>/bo-ma-xac-nhan/", factors.Reset.as_view(), name="reset_factor"),
    path("tai-khoan/<slug:public_id>/ngung/", standing.Deactivate.as_view(), name="deactivate"),
    path("tai-khoan/<slug:public_id>/mo-lai/", standing.Reactivate.as_view(), name="reactivate"),
]
