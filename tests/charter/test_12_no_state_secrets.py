"""Charter 12: state secrets are refused at the door: every form, every file, every text that enters the house."""

from __future__ import annotations

import ast
import inspect
import io
import textwrap
from typing import Any

import docx
import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.messages.storage.base import BaseStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from tests.charter.house import screens

from nhipcau.common import doors
from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen

STAMPS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Mật", "[ MẬT ]", "TỐI  MẬT.")
HARMLESS = (
    "Bí mật của thác nước", "mật ong bạc hà", "Hội nghị bàn về bảo vệ bí mật nhà nước.", "MẬT ONG", "Văn bản này không MẬT.",
)  # fmt: skip
KEEPS_NO_WORDS = {
    "people.views.factors.Enrol": "a password and a code; nothing of it is kept",
    "people.views.factors.RenewCodes": "no field",
    "sources.views.adding.LookForFeeds": "an address to look at",
}
"""Screens that act without the form's own door, and why that is safe."""


def lines(stamp: str) -> str:
    return f"ỦY BAN NHÂN DÂN TỈNH\n{stamp}\nVề việc đi lại trên đường tỉnh 207."


def word_file(stamp: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for line in lines(stamp).splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


FILES = {
    "van-ban.txt": lambda stamp: lines(stamp).encode(),
    "van-ban.html": lambda stamp: f"<html><body><p>Về việc</p><p>{stamp}</p></body></html>".encode(),
    "van-ban.docx": word_file,
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("stamp", STAMPS)
def test_no_file_brings_a_stamp_in(name: str, stamp: str) -> None:
    with pytest.raises(Refused, match="MẬT"):
        receive(name, FILES[name](stamp))


@pytest.mark.parametrize("stamp", STAMPS)
def test_no_field_brings_a_stamp_in_whatever_it_is_called(stamp: str) -> None:
    import unicodedata

    text = lines(stamp)
    apart = unicodedata.normalize("NFD", text)
    upload = SimpleUploadedFile("so.csv", text.encode())
    packed = SimpleUploadedFile("anh.png", b"\x89PNG\r\n" + text.encode())
    given = {
        "a": text,
        "b": apart,
        "c": ["", text],
        "d": {"vi": text},
        "e": upload,
        "f": packed,
        "g": 7,
        "h": None,
    }
    assert set(doors.stamped(given)) == {"a", "b", "c", "d", "e"}
    assert upload.read() == text.encode(), "the file is read again by whoever takes it"


@pytest.mark.parametrize("text", HARMLESS)
def test_words_that_only_speak_of_secrets_come_in(text: str) -> None:
    assert doors.stamped({"text": f"Tin trong ngày\n{text}"}) == {}


class NoteForm(forms.Form):
    text = forms.CharField(widget=forms.Textarea)


def test_a_form_shows_the_refusal_at_its_field_and_does_nothing() -> None:
    done: list[str] = []

    class Screen(ActionScreen):
        form_class = NoteForm
        success_url = "/"

        def act(self, form: Any) -> None:
            done.append(form.cleaned_data["text"])

        def render_to_response(self, context: Any, **kwargs: Any) -> HttpResponse:
            return HttpResponse(str(context["form"].errors), status=kwargs.get("status", 200))

    def sent(text: str) -> HttpResponse:
        request = RequestFactory().post("/", {"text": text})
        request.user = get_user_model()()
        request._messages = BaseStorage(request)  # type: ignore[attr-defined]
        return Screen.as_view()(request)  # type: ignore[return-value]

    refused = sent(lines("TỐI MẬT"))
    assert refused.status_code == 422
    assert "TỐI MẬT" in refused.content.decode()
    assert "đường bảo mật" in refused.content.decode()
    assert done == []
    assert sent("Đường đã thông.").status_code == 302
    assert done == ["Đường đã thông."]


def name_of(screen: type[Any]) -> str:
    return f"{screen.__module__}.{screen.__qualname__}".removeprefix("nhipcau.")


def passes_the_door(screen: type[Any]) -> bool:
    """Say whether every form_valid of the screen's line goes on to ActionScreen's own."""
    for owner in screen.__mro__:
        if owner is ActionScreen:
            return True
        if "form_valid" in owner.__dict__:
            tree = ast.parse(textwrap.dedent(inspect.getsource(owner.__dict__["form_valid"])))
            if not any(
                isinstance(node, ast.Attribute) and node.attr == "form_valid" for node in ast.walk(tree)
            ):
                return False
    return False


def test_every_form_of_the_house_has_that_door() -> None:
    acting = [screen for screen in screens() if issubclass(screen, ActionScreen)]
    assert len(acting) > 50
    around = {name_of(screen) for screen in acting if not passes_the_door(screen)}
    assert around == set(KEEPS_NO_WORDS)


def test_what_takes_a_form_without_that_screen_is_known() -> None:
    """Django's own FormView would have no door: only signing in is one."""
    from django.views.generic.edit import FormMixin

    from nhipcau.common.screens import ListScreen

    others = {
        name_of(screen)
        for screen in screens()
        if issubclass(screen, FormMixin) and not issubclass(screen, ActionScreen | ListScreen)
    }
    assert others == {"people.views.signing.SignIn"}
