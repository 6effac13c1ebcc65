"""Questions and sheets for tests of the learning room."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import connections
from tests.people.making import make_person
from tests.training.making import NOW, Made, make_body, make_conference

from nhipcau.learning.actions.asking import ask
from nhipcau.learning.actions.moderating import show
from nhipcau.learning.models import Question

__all__ = [
    "LATER",
    "NOW",
    "Made",
    "at_once",
    "make_asked",
    "make_body",
    "make_conference",
    "make_officer",
    "make_shown",
]
LATER = NOW + timedelta(minutes=5)


def make_officer(username: str = "an.nguyen", *roles: str, **more: Any) -> Any:
    """Return an account of the desk."""
    found = apps.get_model("people.Person").objects.filter(username=username).first()
    return found or make_person(username, *(roles or ("officer",)), **more)


def make_asked(
    made: Made, place: int = 0, *, text: str = "Đăng ảnh thế nào cho đúng?", **more: Any
) -> Question:
    """Return a question of one delegate to the first speaker."""
    session = made.sessions[0]
    fields = {"session": session, "speaker": session.speakers.get(), **more}
    return ask(at=NOW, delegate=made.delegates[place], text=text, **fields)


def make_shown(made: Made, place: int = 0, **more: Any) -> Question:
    """Return one that the room sees."""
    return show(by=make_officer(), at=NOW, question=make_asked(made, place, **more))


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """Run all in the same moment, each on its own connection; an exception is its result."""
    line, results = threading.Barrier(len(actions)), [None] * len(actions)

    def run(place: int) -> None:
        try:
            line.wait(10)
            results[place] = actions[place]()
        except Exception as error:  # noqa: BLE001 - it is the result
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results
