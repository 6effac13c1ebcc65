"""Takes what a batch says of people: looks up, decides, stores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nhipcau.attendance.actions.taking.cases import Desk, all_opened
from nhipcau.attendance.actions.taking.following import before, store_following
from nhipcau.attendance.actions.taking.handed import Handed
from nhipcau.attendance.actions.taking.people import people_of
from nhipcau.attendance.actions.taking.places import Place
from nhipcau.attendance.actions.taking.storing import Words, admit, store_scans
from nhipcau.attendance.models import Batch
from nhipcau.attendance.queries.standing import standing_of
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.deciding import Case, decide, in_order, taken
from nhipcau.attendance.rules.facts import Unreadable
from nhipcau.attendance.rules.standing import Said, Standing


def take_facts(
    handed: Handed, place: Place, known: Mapping[str, Said], *, is_hopeful: bool
) -> tuple[dict[str, Said], dict[int, str]]:
    """Take the facts that did not come before; return them, and the names of whom they concern."""
    fresh = [fact for fact in handed.facts() if fact.fact_id not in known]
    unread = [_unread(each, place) for each in handed.unreadable() if each.fact_id not in known]
    if not fresh and not unread:
        return {}, {}
    said_at = {fact.fact_id: fact.said_at for fact in fresh if fact.said_at}
    undoes = {fact.fact_id: fact.undoes for fact in fresh if fact.kind == states.UNDO}
    targets = [known[each] for each in undoes.values() if each in known]
    fresh, closed = all_opened(fresh, place.conference)
    people = people_of(place.conference, fresh, {each.delegate for each in targets if each.delegate})
    desk = Desk(place, people, handed.way, handed.offset_ms, handed.at, closed)
    cases = in_order(map(desk.case, fresh), said_at)
    standing = Standing() if is_hopeful else _standing(cases, targets, known)
    was = before(standing)
    said = [taken(case, decide(case, standing), standing) for case in cases]
    admitted = admit(said, desk.newcomers, place, people, handed.at)
    words = Words(_row(handed, is_new=is_hopeful), place, said_at, handed.at)
    stored = store_scans([*said, *unread], undoes, words, admitted)
    store_following(was, standing, stored)
    names = people.names()
    names |= {key: names[pk] for key, pk in admitted.items()}
    return {each.fact_id: each for each in [*said, *unread]}, names


def _standing(cases: Iterable[Case], targets: Iterable[Said], known: Mapping[str, Said]) -> Standing:
    rows: list[Case | Said] = [*cases, *targets]
    return standing_of(
        known,
        half_days={each.half_day for each in rows if each.half_day},
        delegates={each.delegate for each in rows if each.delegate and each.delegate > 0},
        places={each.place for each in rows if each.place and each.place > 0},
        takes_back=any(each.kind == states.UNDO for each in rows),
    )


def _unread(item: Unreadable, place: Place) -> Said:
    return Said(item.fact_id, item.kind, place.site.pk, None, None, None, states.REFUSED, states.UNREADABLE)


def _row(handed: Handed, *, is_new: bool) -> Batch:
    """Return the batch's row; one that was handed in before keeps how it came then."""
    batch = handed.batch
    key = {"site_id": handed.site_id, "batch_id": batch.batch_id}
    has_clock = handed.way in (states.ONLINE, states.FILE)
    found = None if is_new else Batch.objects.filter(**key).first()
    return found or Batch.objects.create(
        **key, device=handed.device, way=handed.way, by=handed.by, sent_at=batch.sent_at,
        offset_ms=handed.offset_ms if has_clock else None, received_at=handed.at, size=len(batch.facts),
    )  # fmt: skip
