"""The WSGI application that the web server runs: the newsroom's front door, and Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
inner = get_wsgi_application()

from nhipcau.newsroom.serving.front import FrontDoor  # noqa: E402 - needs the apps that Django has just loaded

application = FrontDoor(inner)
