"""Sites are kept one by one, from a list, or for all communes at once. Called by screens and the sample."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.opening import planned, subject, tidy, unseen
from nhipcau.training.models import Conference, Site
from nhipcau.training.rules.sites import CODE_SIGNS, MOST_SITES, SiteRow, next_code
from nhipcau.units.queries import unit_name

FIELDS = ("code", "name", "unit_id", "room", "capacity", "host_name", "host_phone", "is_main")


def keep_site(
    *, by: Any, at: datetime, conference: Conference, code: str, name: str, unit_id: str | None = None,
    room: str = "", capacity: int | None = None, host_name: str = "", host_phone: str = "",
    is_main: bool = False, parent: Site | None = None, site: Site | None = None, seen: int | None = None,
) -> Site:  # fmt: skip
    """Add a site, or change one; the main hall has nothing above it, every other joins through one."""
    said = SiteRow(code, name, unit_id, room, capacity, host_name, host_phone, is_main)
    with write_gate():
        kept = planned(conference, by)
        row = Site.objects.select_for_update().get(pk=site.pk) if site else Site(conference=kept)
        unseen(row, seen)
        others = list(kept.sites.exclude(pk=row.pk))
        row = _filled(row, said, {other.code for other in others})
        if row.is_main and any(other.is_main for other in others):
            raise Refused(_("Hội nghị đã có điểm cầu chính."), field="is_main")
        row.parent = _above(row, parent, others)
        row.revision += 1 if site else 0
        row.save()
        after = {"site": row.public_id, "code": row.code, "name": row.name, "is_main": row.is_main}
        note(by=by, at=at, verb="training.keep_site", subject=subject(kept), after=after)
    return row


def keep_sites(*, by: Any, at: datetime, conference: Conference, rows: Sequence[SiteRow]) -> list[Site]:
    """Add or change many sites at once, known by their code: all of them, or none; one entry."""
    with write_gate():
        kept = planned(conference, by)
        made = _kept(kept, rows)
        after = {"sites": len(made)}
        note(by=by, at=at, verb="training.keep_sites", subject=subject(kept), after=after)
    return made


def add_communes(*, by: Any, at: datetime, conference: Conference, unit_ids: Iterable[str]) -> list[Site]:
    """Add a site for each commune that has none yet, in the order given."""
    with write_gate():
        kept = planned(conference, by)
        taken = set(kept.sites.values_list("unit_id", flat=True))
        fresh = [unit for unit in dict.fromkeys(unit_ids) if unit not in taken]
        made = _kept(kept, [SiteRow("", unit_name(unit, kept.starts_on), unit) for unit in fresh])
        after = {"sites": len(made)}
        note(by=by, at=at, verb="training.add_communes", subject=subject(kept), after=after)
    return made


def remove_site(*, by: Any, at: datetime, site: Site) -> None:
    """Take a site out; one that has seats, delegates or sites under it stays."""
    with write_gate():
        kept = planned(site.conference, by)
        before = {"site": site.public_id, "code": site.code, "name": site.name}
        try:
            site.delete()
        except ProtectedError as error:
            words = _("Điểm cầu này còn chỉ tiêu, đại biểu hoặc điểm cầu trực thuộc: hãy chuyển đi trước.")
            raise Refused(words) from error
        note(by=by, at=at, verb="training.remove_site", subject=subject(kept), before=before)


def _kept(conference: Conference, rows: Sequence[SiteRow]) -> list[Site]:
    """Write the rows; the first main hall is above all others."""
    known = {site.code: site for site in conference.sites.all()}
    if len(known) + len(rows) > MOST_SITES:
        raise Refused(_("Quá %(most)s điểm cầu.") % {"most": MOST_SITES})
    filled: list[Site] = []
    codes = set(known)
    for said in rows:
        row = known.get(tidy(said.code)) or Site(conference=conference)
        row = _filled(row, said, codes - {row.code})
        codes.add(row.code)
        filled.append(row)
    if len({row.code for row in filled}) < len(filled):
        raise Refused(_("Danh sách có mã điểm cầu lặp lại."))
    _check_halls([*known.values(), *filled])
    return _written(filled, known)


def _written(filled: list[Site], known: dict[str, Site]) -> list[Site]:
    old = [row for row in filled if row.pk]
    new = [row for row in filled if not row.pk]
    main = next((row for row in [*filled, *known.values()] if row.is_main), None)
    if main is not None and main.pk is None:
        main.save()
        new.remove(main)
    for row in filled:
        row.parent = None if row.is_main else row.parent or main
    Site.objects.bulk_create(new, batch_size=500)
    Site.objects.bulk_update(old, [*(f for f in FIELDS if f != "unit_id"), "unit", "parent", "folded",
                                   "revision"], batch_size=500)  # fmt: skip
    return filled


def _filled(row: Site, said: SiteRow, taken: set[str]) -> Site:
    row.code = tidy(said.code) or row.code or next_code(taken)
    row.name, row.unit_id, row.room = tidy(said.name)[:200], said.unit_id, tidy(said.room)[:300]
    row.capacity, row.is_main = said.capacity, said.is_main
    row.host_name, row.host_phone = tidy(said.host_name)[:120], tidy(said.host_phone)[:40]
    if not row.name:
        raise Refused(_("Hãy ghi tên điểm cầu."), field="name")
    if len(row.code) > CODE_SIGNS:
        raise Refused(_("Mã điểm cầu dài quá 12 chữ."), field="code")
    if row.code in taken:
        raise Refused(_("Mã %(code)s đã dùng cho điểm cầu khác.") % {"code": row.code}, field="code")
    row.fold()
    return row


def _above(row: Site, parent: Site | None, others: Sequence[Site]) -> Site | None:
    """Return the site through which a site joins: the main hall where nothing else is said."""
    if row.is_main:
        return None
    if parent is not None and parent.pk not in {other.pk for other in others}:
        raise Refused(_("Điểm cầu trên phải thuộc hội nghị này."), field="parent")
    return parent or next((other for other in others if other.is_main), None)


def _check_halls(rows: Iterable[Site]) -> None:
    if len({row.code for row in rows if row.is_main}) > 1:
        raise Refused(_("Hội nghị chỉ có một điểm cầu chính."), field="is_main")
