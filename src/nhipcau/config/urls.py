"""Where each room hangs."""

from django.urls import include, path

from nhipcau.today.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("nhipcau.common.urls")),
    path("", include("nhipcau.people.urls")),
    path("", include("nhipcau.record.urls")),
    path("nguon-tin/", include("nhipcau.sources.urls")),
    path("bai/", include("nhipcau.monitoring.urls")),
    path("dong-tin/", include("nhipcau.stories.urls")),
    path("theo-doi/", include("nhipcau.watching.urls")),
    path("diem-bao/", include("nhipcau.digest.urls")),
    path("", include("nhipcau.today.urls")),
    path("xu-huong/", include("nhipcau.trends.urls")),
    path("thoi-han/", include("nhipcau.clocks.urls")),
    path("kiem-chung/", include("nhipcau.verification.urls")),
    path("nguoi-phat-ngon/", include("nhipcau.spokespersons.urls")),
    path("so-lien-he/", include("nhipcau.contacts.urls")),
    path("ban-dich/", include("nhipcau.translation.urls")),
    path("phat-ngon/", include("nhipcau.statements.urls")),
    path("gioi-thieu/", include("nhipcau.presenting.urls")),
    path("bao-chi/", include("nhipcau.press.urls")),
    path("su-co/", include("nhipcau.incidents.urls")),
    path("hoi-nghi/", include("nhipcau.training.urls")),
    path("diem-danh/", include("nhipcau.attendance.urls")),
    path("dao-tao/", include("nhipcau.learning.urls")),
    path("chi-dao/", include("nhipcau.steering.urls")),
    path("bao-cao/", include("nhipcau.reports.urls")),
    path("co-quan/", include("nhipcau.units.urls")),
    path("van-ban/", include("nhipcau.documents.urls")),
    path("chu-ky/", include("nhipcau.signing.urls")),
    path("thu-gui/", include("nhipcau.mailing.urls")),
    path("", include("nhipcau.newsroom.urls")),
]

handler404 = "nhipcau.common.faults.not_found"
handler403 = "nhipcau.common.faults.not_allowed"
handler400 = "nhipcau.common.faults.bad_request"
handler500 = "nhipcau.common.faults.broken"
