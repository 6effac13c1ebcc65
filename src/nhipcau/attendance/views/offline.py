"""The site clerk's page, its service worker and manifest: the same bytes for everybody, kept by the phone.

No session and no cookie is read: who a phone is, its token says (phone_signing.py, the API of intake).
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nhipcau.attendance.views.offline_words import spoken

LANGUAGES = {"vi": "attendance:device_page", "en": "attendance:device_page_en"}
NAMES = {"vi": "Tiếng Việt", "en": "English"}
ASSET = re.compile(r'(?:href|src)="(/[^"#]+\.(?:css|svg|js))[#"]')


@login_not_required
@require_safe
def page(_request: HttpRequest, language: str = "vi") -> HttpResponse:
    """Show the page; everything it needs later comes with it."""
    answer = HttpResponse(_page(language))
    answer["Content-Language"] = language
    return _fresh(answer)


@login_not_required
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Give out the service worker with the list of what it keeps and its version."""
    kept = _kept()
    addresses = json.dumps(sorted(kept))
    digest = hashlib.sha256()
    for address in sorted(kept):
        digest.update(address.encode() + b"\0" + hashlib.sha256(kept[address]).digest())
    head = f'const VERSION = "{digest.hexdigest()[:16]}";\nconst ADDRESSES = {addresses};\n'
    return _fresh(HttpResponse(head + _source("device-worker.js"), content_type="text/javascript"))


@login_not_required
@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """Let the page be put on the phone's first screen."""
    return _fresh(HttpResponse(_manifest(), content_type="application/manifest+json"))


def _page(language: str) -> bytes:
    with translation.override(language):
        other = "en" if language == "vi" else "vi"
        found = render_to_string(
            "attendance/device.html",
            {
                "title": _("Điểm danh điểm cầu"),
                "words": spoken(),
                "other": {"code": other, "name": NAMES[other], "address": reverse(LANGUAGES[other])},
                "manifest": reverse("attendance:device_manifest"),
                "entry": _plain("device.js"),
                "worker": reverse("attendance:device_worker"),
                "scope": reverse("attendance:device_page"),
                "api": reverse("attendance:device_sign").removesuffix("ky/"),
            },
        )
    return found.encode()


def _manifest() -> bytes:
    words = {
        "name": "Nhịp Cầu – Điểm danh",
        "short_name": "Điểm danh",
        "lang": "vi",
        "start_url": reverse("attendance:device_page"),
        "scope": reverse("attendance:device_page"),
        "display": "standalone",
        "icons": [{"src": static("common/logo.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(words, ensure_ascii=False).encode()


def _kept() -> dict[str, bytes]:
    """Return each address that the phone keeps, with what stands there."""
    pages = {reverse(name): _page(language) for language, name in LANGUAGES.items()}
    assets = {found for page in pages.values() for found in ASSET.findall(page.decode())}
    kept = {address: _content(address) for address in assets}
    kept |= {_plain(name): _source(name).encode() for name in _modules()}
    return kept | pages | {reverse("attendance:device_manifest"): _manifest()}


def _modules() -> list[str]:
    """Return the scripts that a page imports; the worker stands outside."""
    folder = _path("attendance/device.js").parent
    return sorted(file.name for file in folder.glob("device*.js") if file.name != "device-worker.js")


def _plain(name: str) -> str:
    """Return a module's address without a hash in it: modules import each other by these names."""
    return f"{settings.STATIC_URL}attendance/{name}"


def _source(name: str) -> str:
    return _path(f"attendance/{name}").read_text()


def _content(address: str) -> bytes:
    """Return what tells one version of a file from another: its bytes, or the hash in its name."""
    found = finders.find(address.removeprefix(settings.STATIC_URL))
    return Path(found).read_bytes() if found else address.encode()


def _path(name: str) -> Path:
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(found)


def _fresh(answer: HttpResponse) -> HttpResponse:
    """Have browsers ask each time: what works offline is the worker's business."""
    answer["Cache-Control"] = "no-cache"
    return answer
