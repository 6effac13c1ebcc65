"""Addresses of this room."""

from django.urls import path

from nhipcau.sources.views import adding, exchange, feeds, outlets, pages

app_name = "sources"
urlpatterns = [
    path("", outlets.OutletList.as_view(), name="list"),
    path("them/", adding.LookForFeeds.as_view(), name="add"),
    path("them/chon/", adding.ChooseFeeds.as_view(), name="choose"),
    path("don-vi/", outlets.unit_suggestions, name="units"),
    path("nhap-xuat/", exchange.ImportSources.as_view(), name="exchange"),
    path("nguon-tin.opml", exchange.export_opml, name="export_opml"),
    path("nguon-tin.csv", exchange.export_csv, name="export_csv"),
    path("them-bai/", pages.AddPage.as_view(), name="add_page"),
    path("trang/", pages.PageList.as_view(), name="pages"),
    path("trang/thu-lai/", pages.retry_all, name="retry_all"),
    path("trang/<slug:public_id>/", pages.PagePage.as_view(), name="page"),
    path("trang/<slug:public_id>/thu-lai/", pages.retry, name="retry"),
    path("trang/<slug:public_id>/xem-lai/", pages.again, name="look_again"),
    path("ban-luu/<slug:public_id>/", pages.download, name="snapshot"),
    path("nguon/<slug:public_id>/tam-dung/", feeds.pause, name="pause"),
    path("nguon/<slug:public_id>/chay-lai/", feeds.resume, name="resume"),
    path("nguon/<slug:public_id>/doc-ngay/", feeds.read_now, name="read_now"),
    path("bao/<slug:public_id>/", outlets.OutletPage.as_view(), name="outlet"),
    path("bao/<slug:public_id>/sua/", outlets.ChangeOutlet.as_view(), name="change"),
    path("bao/<slug:public_id>/ngung/", outlets.RetireOutlet.as_view(), name="retire"),
    path("bao/<slug:public_id>/them-nguon/", adding.AddFeed.as_view(), name="add_feed"),
]
