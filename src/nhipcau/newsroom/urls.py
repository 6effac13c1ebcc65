"""Addresses of the public site: the same in every language, so that each page knows its sisters.

A page's name is never twelve letters long: that is how a statement's own id is told from it.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from nhipcau.newsroom.views import (
    api,
    asking,
    certificates,
    checking,
    files,
    lists,
    missing,
    statements,
    subscribing,
)

app_name = "newsroom"
ID = r"(?P<statement_id>[A-Za-z0-9][A-Za-z0-9_-]{11})"
LANGUAGE = rf"(?P<language>{missing.LANGUAGES})"


def of_statement(rest: str) -> str:
    """Return the pattern of an address below a statement."""
    return rf"^{LANGUAGE}/{ID}/{rest}$"


urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", files.sitemap_index, name="sitemap_index"),
    path("sitemap-news.xml", files.news_sitemap, name="news_sitemap"),
    path("sitemap-<lang:language>.xml", files.sitemap, name="sitemap"),
    path("newsroom/", lists.front, name="front"),
    path("newsroom/log.json", files.log, name="log_json"),
    path("newsroom/keys.json", files.keys, name="keys_json"),
    path("newsroom/certificates/status.jwt", certificates.revocations, name="revocations"),
    path("newsroom/certificates/keys.json", certificates.key_set, name="key_set"),
    path("newsroom/certificates/<slug:public_id>", certificates.named, name="certificate_named"),
    path(".well-known/did.json", certificates.did, name="did"),
    path("newsroom/media/<slug:asset_id>/<slug:rendition>.<slug:ending>", files.media, name="media_file"),
    path("api/newsroom/openapi.json", api.schema, name="openapi"),
    path("api/newsroom/", api.routes),
    path("<lang:language>/", lists.home, name="home"),
    path("<lang:language>/all/", lists.archive, name="archive"),
    path("<lang:language>/all/<int:page>/", lists.archive, name="archive_page"),
    path("<lang:language>/features/", lists.features, name="features"),
    path("<lang:language>/media/", lists.media, name="media"),
    path("<lang:language>/corrections/", lists.corrections, name="corrections"),
    path("<lang:language>/spokespersons/", lists.spokespersons, name="spokespersons"),
    path("<lang:language>/calendar/", lists.calendar, name="calendar"),
    path("<lang:language>/calendar/<slug:public_id>.ics", files.conference, name="conference"),
    path("<lang:language>/search/", lists.search, name="search"),
    path("<lang:language>/log/", lists.log, name="log"),
    path("<lang:language>/keys/", lists.keys, name="keys"),
    path("<lang:language>/about/", lists.about, name="about"),
    path("<lang:language>/feeds/", lists.feeds, name="feeds"),
    path("<lang:language>/feeds/<slug:subject>.<slug:kind>", files.feed, name="feed"),
    path("<lang:language>/real/", checking.real, name="real"),
    path("<lang:language>/chung-nhan/", certificates.check_page, name="certificate"),
    path("<lang:language>/ask/", asking.enquiry, name="ask"),
    path("<lang:language>/ask/done/", asking.asked, name="asked"),
    path("<lang:language>/ask/<str:token>/", asking.own_enquiry, name="own_enquiry"),
    path("<lang:language>/subscribe/", subscribing.subscribe, name="subscribe"),
    path("<lang:language>/subscribe/done/", subscribing.subscribed, name="subscribed"),
    path("<lang:language>/nhan-tin/<str:token>/", subscribing.own, name="own"),
    re_path(of_statement(""), statements.statement, name="statement"),
    re_path(of_statement(r"statement\.json"), statements.signed, name="signed"),
    re_path(of_statement(r"qr\.svg"), statements.code_image, name="code_image"),
    re_path(of_statement("share/"), statements.share, name="share"),
    re_path(of_statement(r"(?P<number>\d{1,4})/"), statements.one_edition, name="edition"),
    re_path(of_statement(r"(?P<number>\d{1,4})/statement\.json"), statements.signed, name="signed_edition"),
    re_path(rf"^{LANGUAGE}/(?P<rest>.*/)$", missing.absent, name="absent"),
]
