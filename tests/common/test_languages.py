"""Vietnamese unless the person chose otherwise."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from nhipcau.common.languages import ChosenLanguage


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        ("", "en-US,en;q=0.9", "vi"),
        ("en", "vi", "en"),
        ("vi", "en", "vi"),
        ("xx", "en", "vi"),
        ("../en", "", "vi"),
    ],
)
def test_the_choice_counts_and_not_the_browser(cookie: str, accepted: str, language: str) -> None:
    request = HttpRequest()
    request.COOKIES["django_language"] = cookie
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted
    spoken = []

    def page(_request: HttpRequest) -> HttpResponse:
        spoken.append(translation.get_language())
        return HttpResponse()

    try:
        response = ChosenLanguage(page)(request)
    finally:
        translation.deactivate()
    assert spoken == [language]
    assert response["Content-Language"] == language
