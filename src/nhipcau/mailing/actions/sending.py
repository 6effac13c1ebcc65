"""Sending due letters, one at a time: claim (commit), hand over (no transaction), settle (commit).

A sender killed before the last bytes left: the letter goes out again. Killed after the server's answer: a
slip (`handed.py`) says so. Between the two nobody can know (RFC 1047): the letter ends `unsure`, and
a person decides; sent again, it has the same Message-ID, by which mailboxes know the second for the first.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections import Counter
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q

from nhipcau.common.writing import write_gate
from nhipcau.mailing import handed
from nhipcau.mailing.actions.bounces import note_refusal
from nhipcau.mailing.composing import message_of
from nhipcau.mailing.handed import Slip
from nhipcau.mailing.models import Letter, LetterState
from nhipcau.mailing.post import Post
from nhipcau.mailing.queries.letters import way_out
from nhipcau.mailing.rules.answers import Verdict, verdict
from nhipcau.mailing.rules.letters import ENDED, LEASE, MOST_TRIES, wait_after
from nhipcau.record.actions import note

log = logging.getLogger(__name__)
TURN_SECONDS = 20.0
"""The worker has other queues too."""
SERVER_RESTS = timedelta(minutes=1)
"""A server that is down, or refuses our password, is not asked once for every waiting letter."""
KILLS_SENDERS = Verdict(words="máy dừng giữa chừng, lần gửi nào cũng vậy")
NO_ANSWER = Verdict(words="máy dừng trước khi nghe máy chủ trả lời")


def send_due(*, at: datetime, limit: int, connection: BaseEmailBackend | None = None) -> int:
    """Send up to `limit` due letters; return how many went out.

    Without a mail server nothing is claimed: letters wait in the outbox, and the screen says so.
    """
    if connection is None and way_out() == "none":
        return 0
    began = time.monotonic()
    ends: Counter[str] = Counter()
    post = connection or get_connection()
    try:
        while ends.total() < limit and time.monotonic() - began < TURN_SECONDS:
            letter = _claim(at)
            if letter is None:
                break
            end, goes_on = _send(letter, post, at)
            ends[end] += 1
            if not goes_on:
                _let_rest(at)
                break
    finally:
        _close(post)
    _note(ends, at)
    return ends["sent"]


def _claim(at: datetime) -> Letter | None:
    """Lease the letter that has waited longest; what another sender took meanwhile is left to it."""
    with write_gate():
        for pk in Letter.objects.due(at).order_by("next_try_at", "pk").values_list("pk", flat=True)[:5]:
            token = secrets.token_hex(16)
            taken = Letter.objects.due(at).filter(pk=pk).update(
                state=LetterState.SENDING, lease_until=at + LEASE, lease_token=token, tries=F("tries") + 1
            )  # fmt: skip
            if taken:
                return Letter.objects.get(pk=pk)
    return None


def _send(letter: Letter, post: BaseEmailBackend, at: datetime) -> tuple[str, bool]:
    """Hand one letter over; return how it ended and whether the server is of use for the next."""
    slip = handed.slip_of(letter.message_id)
    if slip.done.exists():
        return _sent(letter, slip, at), True
    if slip.last.exists():
        return _put_off(letter, slip, NO_ANSWER, at), True
    if letter.tries > MOST_TRIES:
        return _put_off(letter, slip, KILLS_SENDERS, at), True
    try:
        message = message_of(letter, post)
        post.open()
        if isinstance(post, Post):
            post.tell(slip.before_last_bytes)
        post.send_messages([message])
        slip.accepted()
    except Exception as error:  # noqa: BLE001 - whatever a server does, the letter ends with a name
        judged = verdict(error)
        _close(post)
        return _put_off(letter, slip, judged, at), not judged.ends_turn
    return _sent(letter, slip, at), True


def _sent(letter: Letter, slip: Slip, at: datetime) -> str:
    return _settle(letter, slip, LetterState.SENT, sent_at=at, ended_at=at, error="")


def _put_off(letter: Letter, slip: Slip, judged: Verdict, at: datetime) -> str:
    """Store why it did not go out, and when it is tried again, if at all."""
    wait = wait_after(letter.tries)
    if slip.last.exists() and not judged.is_answer:
        return _settle(letter, slip, LetterState.UNSURE, ended_at=at, error=judged.words)
    if judged.is_final:
        end = _settle(letter, slip, LetterState.FAILED, ended_at=at, error=judged.words)
        if judged.is_of_address and end == LetterState.FAILED:
            note_refusal(at=at, letter=letter, words=judged.words)
        return end
    if wait is None:
        return _settle(letter, slip, LetterState.DEAD, ended_at=at, error=judged.words)
    return _settle(letter, slip, LetterState.WAITING, next_try_at=at + wait, error=judged.words)


def _settle(letter: Letter, slip: Slip, state: LetterState, **changes: object) -> str:
    """Store the end if the lease is still ours (fencing), and only then forget the slip."""
    with write_gate():
        held = Letter.objects.filter(Q(pk=letter.pk, lease_token=letter.lease_token) & ~Q(lease_token=""))
        is_ours = held.update(state=state, lease_until=None, lease_token="", **changes)
    if not is_ours:
        return "lost"
    slip.take_away()
    return str(state)


def _let_rest(at: datetime) -> None:
    with write_gate():
        waiting = Letter.objects.filter(state=LetterState.WAITING, next_try_at__lte=at)
        waiting.update(next_try_at=at + SERVER_RESTS)


def _close(post: BaseEmailBackend) -> None:
    try:
        post.close()
    except Exception:
        log.warning("the mail server did not part in good order", exc_info=True)


def _note(ends: Counter[str], at: datetime) -> None:
    if any(ends[state] for state in ENDED):
        with write_gate():
            note(by=None, at=at, verb="mailing.send_letters", subject="mailing.letters:due", after=dict(ends))
