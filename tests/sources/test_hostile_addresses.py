"""Hostile addresses reach nothing: a canary that every dialled address leads to hears not one connect."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator, Sequence

import httpcore
import pytest
from tests.sources.site import Reply, Site

from nhipcau.sources.fetcher import Fetched, Fetcher, FetchError, Limits, Reason
from nhipcau.sources.fetcher.streams import dial_tcp

GLOBAL = "93.184.215.14"


class Canary:
    """A bare TCP listener; wherever the fetcher dials, it is the canary that picks up."""

    def __init__(self) -> None:
        self.contacts = 0
        self.dialled: list[str] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _peer = self.listener.accept()
            except OSError:
                return
            self.contacts += 1
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
            connection.close()

    def dial(self, ip: str, _port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialled.append(ip)
        return dial_tcp("127.0.0.1", self.port, timeout)


@pytest.fixture
def canary() -> Iterator[Canary]:
    bird = Canary()
    yield bird
    bird.listener.close()


def as_if_every_name_were(*answers: str):
    return lambda _host, _port: list(answers)


def fetcher(canary: Canary, *answers: str, lookup=None) -> Fetcher:
    lookup = lookup or as_if_every_name_were(*(answers or (GLOBAL,)))
    return Fetcher("nhipcau-test", lookup=lookup, dial=canary.dial, limits=Limits(seconds=3.0))


LITERALS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://127.000.000.001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.5/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://168.63.129.16/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/",
    "http://0xA9FEA9FE/",
    "http://2852039166/",
    "http://172.16.0.1/",
    "http://172.31.255.254/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://192.168.1.1/",
    "http://198.18.0.1/",
    "http://198.51.100.7/",
    "http://203.0.113.9/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[100::1]/",
    "http://[2001::1]/",
    "http://[2001:0:53aa:64c:0:fbfe:80ff:fffe]/",
    "http://[2001:db8::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[2606:4700::5efe:10.0.0.1]/",
    "http://[2606:4700::200:5efe:192.168.0.1]/",
    "http://[3fff::1]/",
    "http://[5f00::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
]
NAMES = [
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://app.localhost/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://metadata/",
    "http://router.lan/",
    "http://printer.local/",
    "http://intranet/",
    "http://db.corp/",
    "http://nas.home.arpa/",
    "http://hidden.onion/",
    "http://xn--/",
    "http://bao..vn/",
    "http://.vn/",
    "http:///path",
    "http://127\u30020\u30020\u30021/",
    "http://127\uff0e0\uff0e0\uff0e1/",
    "http://\uff11\uff12\uff17.0.0.1/",
    "http://127.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://١٢٧.٠.٠.١/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://bao%2evn/",
    "http://bao.vn%00.lan/",
]
SPELLINGS = [
    "http://bao.vn@127.0.0.1/",
    "http://user:pass@bao.vn/",
    "http://127.0.0.1#@bao.vn/",
    "http://bao.vn\\@127.0.0.1/",
    "http://bao.vn:22/",
    "http://bao.vn:8080/",
    "http://bao.vn:443/",
    "https://bao.vn:80/",
    "http://bao.vn:99999/",
    "http://bao.vn:+80/",
    "http://bao.vn/\r\nHost: 127.0.0.1",
    "http://bao.vn/ HTTP/1.1",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "ftp://127.0.0.1/",
    "data:text/html,hi",
    "javascript:alert(1)",
    "dict://127.0.0.1:11211/stats",
    "//127.0.0.1/",
    "127.0.0.1",
    "",
    "http://bao.vn/" + "a" * 3000,
]


@pytest.mark.parametrize("url", LITERALS + NAMES + SPELLINGS)
def test_a_hostile_address_is_refused_before_any_contact(canary: Canary, url: str) -> None:
    result = fetcher(canary)(url)
    assert isinstance(result, FetchError)
    assert (canary.dialled, canary.contacts) == ([], 0)


INSIDE_ANSWERS = [
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["100.64.9.9"],
    ["::1"],
    ["::ffff:10.0.0.1"],
    ["64:ff9b::10.0.0.1"],
    ["fe80::1%eth0"],
    ["fd12:3456::1"],
    ["2002:a00:1::"],
    [GLOBAL, "127.0.0.1"],
    [GLOBAL, "fec0::1"],
    [],
    ["not an address"],
]


@pytest.mark.parametrize("answers", INSIDE_ANSWERS)
def test_a_name_with_any_inside_answer_is_refused(canary: Canary, answers: list[str]) -> None:
    result = fetcher(canary, lookup=lambda _host, _port: answers)("http://bao.vn/")
    assert isinstance(result, FetchError)
    assert (canary.dialled, canary.contacts) == ([], 0)


def test_a_global_address_does_reach_the_canary(canary: Canary) -> None:
    """The control: if this failed, the tests above would prove nothing."""
    result = fetcher(canary)("http://bao.vn/")
    assert isinstance(result, Fetched)
    assert (result.content, canary.dialled, canary.contacts) == (b"hi", [GLOBAL], 1)


def test_a_name_that_changes_its_answer_is_connected_where_it_was_checked(canary: Canary) -> None:
    answers = itertools.chain([[GLOBAL]], itertools.repeat(["127.0.0.1"]))
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    fetch = fetcher(canary, lookup=rebinding)
    assert isinstance(fetch("http://bao.vn/"), Fetched)
    assert (asked, canary.dialled) == (["bao.vn"], [GLOBAL])
    again = fetch("http://bao.vn/")
    assert isinstance(again, FetchError)
    assert again.reason is Reason.REFUSED_HOST
    assert canary.contacts == 1


REDIRECTS_INSIDE = [
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "//localhost/",
    "http://[::ffff:127.0.0.1]/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/",
    "http://bao.vn:22/",
    "http://0x7f000001/",
    "http://a@10.0.0.1/",
]


@pytest.mark.parametrize("there", REDIRECTS_INSIDE)
def test_a_redirect_to_inside_stops_before_the_second_contact(canary: Canary, site: Site, there: str) -> None:
    site.routes["/go"] = Reply(b"", 302, {"Location": there})
    fetch = Fetcher(
        "nhipcau-test", frozenset({site.origin}), Limits(seconds=3.0), dial=_first_real(canary, site)
    )
    result = fetch(site.url("/go"))
    assert isinstance(result, FetchError)
    assert (site.paths(), canary.contacts) == (["/go"], 0)


def _first_real(canary: Canary, site: Site):
    port = int(site.origin.rpartition(":")[2])

    def dial(ip: str, wanted: int, timeout: float) -> httpcore.NetworkStream:
        return dial_tcp(ip, wanted, timeout) if wanted == port else canary.dial(ip, wanted, timeout)

    return dial


@pytest.mark.parametrize(
    "neighbour", ["http://127.0.0.1:1/", "https://127.0.0.1:{port}/", "http://localhost:{port}/"]
)
def test_an_allowed_origin_opens_no_door_beside_it(canary: Canary, neighbour: str) -> None:
    allowed = frozenset({f"http://127.0.0.1:{canary.port}"})
    fetch = Fetcher("nhipcau-test", allowed, Limits(seconds=3.0), dial=canary.dial)
    assert isinstance(fetch(neighbour.format(port=canary.port)), FetchError)
    assert canary.contacts == 0
    assert isinstance(fetch(f"http://127.0.0.1:{canary.port}/"), Fetched)
    assert canary.contacts == 1
