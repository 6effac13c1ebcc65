"""pretix as its handbook starts it, on SQLite, with one event and a check-in list, in an environment of its own."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

VERSION = "pretix==2026.8.*"
CONFIG = """[pretix]
instance_name=bench
url=http://127.0.0.1
datadir={home}/data
[database]
backend=sqlite3
[django]
secret=bench-bench-bench-bench-bench-bench-bench
"""
ROWS = """
import json, secrets, sys
from datetime import timedelta
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from django_scopes import scopes_disabled
from pretix.base.models import Device, Event, Order, OrderPosition, Organizer
with scopes_disabled():
    org = Organizer.objects.create(name="Bench", slug="bench")
    event = Event.objects.create(organizer=org, name="Bench", slug="bench", currency="EUR", live=True,
                                 date_from=now(), date_to=now() + timedelta(days=1))
    item = event.items.create(name="Pass", default_price=0, admission=True)
    quota = event.quotas.create(name="All", size=None)
    quota.items.add(item)
    more = {}
    if hasattr(org, "sales_channels"):
        more["sales_channel"] = org.sales_channels.get(identifier="web")
    known = {field.name for field in OrderPosition._meta.get_fields()}
    told = []
    for number in range(COUNT):
        order = Order.objects.create(code=f"B{number:05d}", event=event, email="b@b.example", status="p",
                                     datetime=now(), expires=now() + timedelta(days=9), total=0, locale="en", **more)
        secret = secrets.token_hex(16)
        position = OrderPosition(order=order, item=item, variation=None, price=0, positionid=1, secret=secret,
                                 attendee_name_parts={"_scheme": "full", "full_name": f"Delegate {number}"})
        if "organizer" in known:
            position.organizer = org
        position.save()
        told.append(secret)
    checkin = event.checkin_lists.create(name="All", all_products=True)
    device = Device.objects.create(organizer=org, name="Phone", all_events=True, initialized=now(),
                                   api_token=secrets.token_hex(16), security_profile="full")
    with CaptureQueriesContext(connection) as captured:
        answer = Client().post("/api/v1/organizers/bench/checkinrpc/redeem/",
            json.dumps({"secret": told[-1], "lists": [checkin.pk], "nonce": "count"}), content_type="application/json",
            HTTP_AUTHORIZATION=f"Device {device.api_token}", HTTP_HOST="127.0.0.1")
    with open("made.json", "w") as file:
        json.dump({"secrets": told[:-1], "list": checkin.pk, "token": device.api_token, "statements": len(captured),
                   "first": answer.status_code, "said": answer.content.decode()[:300]}, file)
"""
Post = Callable[[http.client.HTTPConnection, Any], bool]


def installed() -> Path | None:
    """Make the environment once a machine; None where that fails."""
    folder = Path(tempfile.gettempdir()) / "nhipcau-bench-pretix"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        try:
            subprocess.run(
                [sys.executable, "-m", "venv", folder], check=True, capture_output=True, timeout=900
            )
            subprocess.run(
                [python, "-m", "pip", "install", "-q", VERSION, "gunicorn"],
                check=True, capture_output=True, timeout=1800,
            )  # fmt: skip
        except (subprocess.SubprocessError, OSError):
            return None
        (folder / "ready").touch()
    return python


class Peer:
    """One pretix."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.python = python.absolute()
        self.home = folder
        config = folder / "pretix.cfg"
        config.write_text(CONFIG.format(home=folder))
        self.env = {**os.environ, "PRETIX_CONFIG_FILE": str(config)}
        for name in ("PYTHONPATH", "DJANGO_SETTINGS_MODULE"):
            self.env.pop(name, None)

    def make(self, delegates: int) -> dict[str, Any]:
        """Prepare the database, give it an event with delegates; return what a phone needs."""
        self._run("-m", "pretix", "migrate")
        (self.home / "rows.py").write_text(ROWS.replace("COUNT", str(delegates)))
        self._run("-m", "pretix", "shell", "-c", "exec(open('rows.py').read(), globals())")
        made: dict[str, Any] = json.loads((self.home / "made.json").read_text())
        return made

    def poster(self, made: dict[str, Any]) -> Post:
        """Return how one pass is scanned."""
        headers = {"Authorization": f"Device {made['token']}", "Content-Type": "application/json"}

        def post(connection: http.client.HTTPConnection, secret: str) -> bool:
            body = json.dumps({"secret": secret, "lists": [made["list"]], "nonce": uuid4().hex})
            connection.request("POST", "/api/v1/organizers/bench/checkinrpc/redeem/", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            return answer.status == 201 and json.loads(said).get("status") == "ok"

        return post

    def command(self, port: int) -> list[str]:
        """Return how it is served: threads, as ours."""
        bind = ["-b", f"127.0.0.1:{port}"]
        return [str(self.python), "-m", "gunicorn", "pretix.wsgi", "-w", "1", "--threads", "8", *bind]

    def _run(self, *arguments: str) -> None:
        command = [str(self.python), *arguments]
        subprocess.run(command, cwd=self.home, env=self.env, check=True, capture_output=True, timeout=900)
