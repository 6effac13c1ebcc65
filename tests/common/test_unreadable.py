"""A zero character in an address is answered with 400 on either database, never with an error of ours."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.people.making import make_person


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/kiem-chung/nhan-dinh/%00/", "/bai/?q=a%00b", "/kiem-chung/danh-dau/?story=%00", "/khong-co/%00/"],
)
def test_zeros_are_refused(client: Client, address: str) -> None:
    client.force_login(
        make_person("chuyenvien", "officer"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get(address).status_code in {400, 404}
    assert client.get("/bai/?q=100%25").status_code == 200
