"""Wagtail as its own `wagtail start` makes it, with one page type for releases, in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MODEL = """

from wagtail.fields import RichTextField
from wagtail.search import index


class ReleasePage(Page):
    lead = models.TextField()
    body = RichTextField()
    search_fields = Page.search_fields + [index.SearchField("body")]
"""
TEMPLATE = '{% extends "base.html" %}{% load wagtailcore_tags %}{% block content %}<h1>{{ page.title }}</h1><p>{{ page.lead }}</p>{{ page.body|richtext }}{% endblock %}'
ROWS = """
import random, sys
from bench_text import SEED, text
from home.models import HomePage, ReleasePage
home, chance = HomePage.objects.first(), random.Random(SEED)
for number in range(int(sys.argv[-1]) if sys.argv[-1].isdecimal() else COUNT):
    body = text(chance, number)
    paragraphs = "".join(f"<p>{x}</p>" for x in body.split(chr(10) * 2))
    home.add_child(instance=ReleasePage(title=f"C\\u1ea7u s\\u1ed1 {number} th\\u00f4ng xe", slug=f"r{number}", lead=body[:120], body=paragraphs))
"""


def installed() -> Path | None:
    """Make the environment once a machine; None where that fails."""
    folder = Path(tempfile.gettempdir()) / "nhipcau-bench-wagtail"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
            subprocess.run(
                [python, "-m", "pip", "install", "-q", "wagtail==8.*", "gunicorn"],
                check=True,
                capture_output=True,
            )
        except (subprocess.CalledProcessError, OSError):
            return None
        (folder / "ready").touch()
    return python


class Peer:
    """One Wagtail site."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.python = python.absolute()
        self.home = folder / "site"
        self.env = {**os.environ, "DJANGO_SETTINGS_MODULE": "peer.settings.production"}
        self.env.pop("PYTHONPATH", None)

    def make(self, releases: int) -> str:
        """Start a project, give it releases; return the slug of one."""
        self.home.mkdir()
        self._run(str(self.python.parent / "wagtail"), "start", "peer", str(self.home))
        with (self.home / "home/models.py").open("a") as file:
            file.write(MODEL)
        (self.home / "home/templates/home/release_page.html").write_text(TEMPLATE)
        (self.home / "peer/settings/local.py").write_text(
            'SECRET_KEY = "bench"\nALLOWED_HOSTS = ["*"]\nSTORAGES = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},'
            ' "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}\n'
        )
        urls = self.home / "peer/urls.py"
        urls.write_text(urls.read_text().replace(
            "urlpatterns = [", "from wagtail.contrib.sitemaps.views import sitemap\n\nurlpatterns = [\n    path('sitemap.xml', sitemap),", 1))  # fmt: skip
        (self.home / "bench_text.py").write_text((Path(__file__).with_name("newsroom_rows.py")).read_text())
        self._manage("makemigrations", "home")
        self._manage("migrate")
        (self.home / "rows.py").write_text(ROWS.replace("COUNT", str(releases)))
        self._manage("shell", "-c", "exec(open('rows.py').read())")
        self._manage("update_index")
        return f"r{releases // 2}"

    def command(self, port: int, workers: int) -> list[str]:
        """Return how it is served."""
        return [
            str(self.python),
            "-m",
            "gunicorn",
            "peer.wsgi",
            "-w",
            str(workers),
            "-b",
            f"127.0.0.1:{port}",
        ]

    def _manage(self, *arguments: str) -> None:
        self._run(str(self.python), "manage.py", *arguments)

    def _run(self, *command: str) -> None:
        subprocess.run(command, cwd=self.home, env=self.env, check=True, capture_output=True)
