"""A delegate's own pages: the day with his pass, his answer, files; questions and votes; the evaluation."""

from __future__ import annotations

from typing import Any

import segno
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.attendance.queries.passes import pass_for, printed_pass_for
from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.asking import ask, vote
from nhipcau.learning.actions.evaluating import evaluate
from nhipcau.learning.forms.evaluating import SheetForm
from nhipcau.learning.forms.own import AskForm, ReplyForm
from nhipcau.learning.queries import own as reading
from nhipcau.learning.queries.evaluating import items_of
from nhipcau.learning.queries.programme import day_of
from nhipcau.learning.queries.questions import asked_by, shown_question, shown_to_all, voted_by
from nhipcau.learning.views.links import of_delegate
from nhipcau.training.actions.inviting import answer
from nhipcau.training.queries.materials import material_file, shared_materials

DONE = {
    "hoi": gettext_lazy("Đã gửi câu hỏi. Ban tổ chức xem rồi đưa lên; câu trả lời sẽ hiện ở đây."),
    "chon": gettext_lazy("Đã ghi nhận bình chọn của bạn."),
    "tra-loi": gettext_lazy("Đã ghi nhận trả lời của bạn."),
    "danh-gia": gettext_lazy("Đã nhận phiếu đánh giá. Cảm ơn bạn."),
}


@of_delegate
@require_safe
def own(request: HttpRequest, delegate: Any, key: str) -> HttpResponse:
    """Show the day."""
    return _own(
        request, delegate, key, ReplyForm(initial={"answer": delegate.answer, "words": delegate.answer_words})
    )


@of_delegate
@require_POST
def reply(request: HttpRequest, delegate: Any, key: str) -> HttpResponse:
    """Keep his answer to the invitation."""
    form = ReplyForm(request.POST)
    if form.is_valid() and _acted(form, lambda said: answer(at=timezone.now(), delegate=delegate, **said)):
        return _back(delegate, "own", "tra-loi")
    return _own(request, delegate, key, form, status=422)


@of_delegate
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, delegate: Any, key: str) -> HttpResponse:
    """Show what others asked, take a question down."""
    at = timezone.now()
    form = AskForm(_sent(request), conference=delegate.conference, at=at)
    if form.is_valid() and _acted(form, lambda said: ask(at=at, delegate=delegate, **said)):
        return _back(delegate, "own_questions", "hoi")
    rows = list(shown_to_all(delegate.conference))
    context = {
        "title": _("Hỏi đáp"),
        "form": form,
        "mine": asked_by(delegate),
        "voted": voted_by(delegate),
        "asked": [row for row in rows if row.answered_at is None],
        "answered": [row for row in rows if row.answered_at is not None],
    }
    return _page(request, "own_questions", delegate, key, context, status=422 if form.errors else 200)


@of_delegate
@require_POST
def own_vote(request: HttpRequest, delegate: Any, key: str, question: str) -> HttpResponse:  # noqa: ARG001
    """Count his voice."""
    row = shown_question(delegate.conference, question)
    if row is None:
        raise Http404
    try:
        vote(at=timezone.now(), delegate=delegate, question=row)
    except Refused:
        return _back(delegate, "own_questions", "")
    return _back(delegate, "own_questions", "chon")


@of_delegate
@require_safe
def material(request: HttpRequest, delegate: Any, key: str, material_id: str) -> HttpResponse:  # noqa: ARG001
    """Hand a shared file out."""
    row = shared_materials(delegate.conference).filter(public_id=material_id).first()
    if row is None:
        raise Http404
    return attachment(material_file(row), name=row.file_name, media_type=row.media_type)


@of_delegate
@require_http_methods(["GET", "HEAD", "POST"])
def own_evaluation(request: HttpRequest, delegate: Any, key: str) -> HttpResponse:
    """Show the sheet, or count it."""
    form = SheetForm(_sent(request), items=items_of(delegate.conference))
    awaited = reading.may_evaluate(delegate)
    at = timezone.now()
    if form.is_valid() and _acted(form, lambda _said: evaluate(at=at, delegate=delegate, **form.sheet())):
        return _back(delegate, "own", "danh-gia")
    context = {"title": _("Đánh giá hội nghị"), "form": form, "awaited": awaited}
    return _page(request, "own_evaluation", delegate, key, context, status=422 if form.errors else 200)


def _own(request: HttpRequest, delegate: Any, key: str, form: ReplyForm, status: int = 200) -> HttpResponse:
    at, code = timezone.now(), pass_for(delegate)
    days = day_of(delegate.conference, at)
    context = {
        "title": delegate.conference.title,
        "days": days,
        "can_reply": all(half_day.starts_at > at for half_day, _lines in days),
        "files": [row for row in shared_materials(delegate.conference) if row.session_id is None],
        "code": printed_pass_for(delegate),
        "picture": segno.make(code, error="m").svg_data_uri(scale=6, border=3, light="#fff") if code else "",
        "present": reading.half_days_present(delegate),
        "tests": reading.open_tests(delegate),
        "awaited": reading.may_evaluate(delegate),
        "certificate": reading.own_certificate(delegate),
        "form": form,
    }
    return _page(request, "own", delegate, key, context, status=status)


def _page(
    request: HttpRequest, name: str, delegate: Any, key: str, context: dict[str, Any], *, status: int
) -> HttpResponse:
    shared = {"delegate": delegate, "conference": delegate.conference, "key": key,
              "done": DONE.get(request.GET.get("xong", ""), "")}  # fmt: skip
    return render(request, f"learning/{name}.html", {**shared, **context}, status=status)


def _sent(request: HttpRequest) -> Any:
    """Return what was sent; an empty sheet is one too, and is refused."""
    return request.POST if request.method == "POST" else None


def _acted(form: Any, act: Any) -> bool:
    try:
        act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True


def _back(delegate: Any, name: str, done: str) -> HttpResponse:
    path = reading.own_path(delegate, name)
    return HttpResponseRedirect(f"{path}?xong={done}" if done else path)
