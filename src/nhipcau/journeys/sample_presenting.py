"""The sample office presents its place: drawn pictures, pieces, a kit, channels, plans. Called by the demo.

Everything goes through the rooms' own actions; it runs once the sample press office stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from django.utils.timezone import localdate

from nhipcau.common.writing import write_gate
from nhipcau.people.queries import person_named
from nhipcau.presenting.actions.assets import Described, upload_asset
from nhipcau.presenting.actions.channels import Registered, add_channel
from nhipcau.presenting.actions.kits import approve_kit, make_kit
from nhipcau.presenting.actions.pieces import add_piece
from nhipcau.presenting.actions.plans import Intended, add_plan
from nhipcau.presenting.actions.sheets import approve_sheet, write_sheet
from nhipcau.presenting.queries.desk import pieces_for
from nhipcau.presenting.queries.sheets import latest_edition
from nhipcau.presenting.rules.sheets import Fact
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.spokespersons.queries.speaking import speakers_of
from nhipcau.statements.actions.releasing import release_now
from nhipcau.statements.actions.reviewing import approve_all, submit_version
from nhipcau.statements.actions.writing import add_language
from nhipcau.units.queries import found

OFFICER, TRANSLATOR, SPOKESPERSON = "chuyenvien", "biendich", "phatngon"


def start_presenting(*, at: datetime, poster: Callable[[str], bytes]) -> bool:
    """Let the sample people present the place; say whether it was still to do."""
    officer = person_named(OFFICER)
    office = office_of_unit(str(officer.unit_id), localdate(at))
    if office is None or pieces_for(officer).exists():
        return False
    book = tomllib.loads(files("nhipcau.sample").joinpath("presenting.toml").read_text(encoding="utf-8"))
    desk = _Desk(at, office, poster)
    drawn = [desk.draw(row) for row in book["piece"]]  # bytes lie on disk before any row names them
    with write_gate():  # all of it or nothing: a demo stopped in between begins again
        pieces = [desk.present(row, asset) for row, asset in zip(book["piece"], drawn, strict=True)]
        desk.gather([asset for asset in drawn if asset], pieces)
        channels = [desk.register(row) for row in book["channel"]]
        for row in book["plan"]:
            desk.plan(row, channels, pieces)
    return True


class _Desk:
    """The sample people, the office and the one moment at which they do all this."""

    def __init__(self, at: datetime, office: Any, poster: Callable[[str], bytes]) -> None:
        self.poster = poster
        self.at, self.office, self.today = at, office, localdate(at)
        self.officer, self.translator = person_named(OFFICER), person_named(TRANSLATOR)
        self.spokesperson = person_named(SPOKESPERSON)
        self.speaker = next(iter(speakers_of(office.pk, self.today)), None)

    def draw(self, row: Mapping[str, Any]) -> Any:
        """Upload the poster of a piece, drawn now."""
        title = row["words"]["vi"]["title"]
        said = Described(
            holder=self.office.name, credit="Tranh vẽ bằng máy tính, dữ liệu mẫu", licence="cc_by",
            captions={language: words["title"] for language, words in row["words"].items()}, alts=row["alt"],
            place=title, taken_on=self.today,
        )  # fmt: skip
        name = f"{row['motif']}.jpg"
        return upload_asset(
            by=self.officer, at=self.at, name=name, content=self.poster(row["motif"]), described=said
        )

    def present(self, row: Mapping[str, Any], asset: Any) -> Any:
        """Write a piece in its languages; have it approved and released, unless it stays a draft."""
        piece = add_piece(
            by=self.officer, at=self.at, office_id=self.office.pk, category=row["category"],
            place_id=self._place(row["place"]), season=row.get("season", ""), event=row.get("event", ""),
            dated_on=self.today, speaker_id=self.speaker.pk if self.speaker else None,
            **_words(row["words"]["vi"]),
        )  # fmt: skip
        edition = latest_edition(piece)
        for language, words in row["words"].items():
            if language != "vi":
                add_language(
                    by=self.translator, at=self.at, edition=edition, language=language, **_words(words)
                )
        facts = [_fact(fact) for fact in row.get("fact", ())]
        write_sheet(by=self.officer, at=self.at, piece=piece, seen=None, facts=facts, assets=[asset])
        if self.speaker is not None and not row.get("is_draft"):
            self._release(piece, edition)
        return piece

    def gather(self, assets: list[Any], pieces: list[Any]) -> None:
        """Make a kit of all posters and the released pieces, and have it approved."""
        kit = make_kit(
            by=self.officer, at=self.at, assets=assets, pieces=pieces[:-1], leads={},
            titles={"vi": "Cao Bằng qua tranh (dữ liệu mẫu)", "en": "Cao Bằng in posters (sample data)"},
        )  # fmt: skip
        approve_kit(
            by=self.spokesperson, at=self.at, kit=kit, seen_hash=kit.content_hash, confirmed_at=self.at
        )

    def register(self, row: Mapping[str, Any]) -> Any:
        """Enter an official channel."""
        registered = Registered(**row, starts_on=row["decided_on"])
        return add_channel(by=self.officer, at=self.at, office=self.office, registered=registered)

    def plan(self, row: Mapping[str, Any], channels: list[Any], pieces: list[Any]) -> None:
        """Put a plan on the calendar, counted from today."""
        on = self.today + timedelta(days=row["in_days"])
        intended = Intended(
            title=row["title"], on=on, due_on=on - timedelta(days=2), audience=row["audience"],
            holder=self.officer, event=row.get("event", ""), channel=channels[row["channel"]],
            languages=row["languages"], piece=pieces[row["piece"]] if "piece" in row else None,
        )  # fmt: skip
        add_plan(by=self.officer, at=self.at, intended=intended)

    def _release(self, piece: Any, edition: Any) -> None:
        versions = list(edition.versions.all())
        for version in versions:
            submit_version(by=version.changed_by, at=self.at, version=version, seen=version.revision)
        sheet = piece.sheets.get()
        approve_sheet(
            by=self.spokesperson, at=self.at, piece=piece, seen_hash=sheet.content_hash, confirmed_at=self.at
        )
        seen = {version.public_id: version.content_hash for version in versions}
        approve_all(by=self.spokesperson, at=self.at, edition=edition, seen=seen, confirmed_at=self.at)
        edition.refresh_from_db()
        release_now(by=self.spokesperson, at=self.at, edition=edition, confirmed_at=self.at)

    def _place(self, code: str) -> str:
        if not code:
            return str(self.officer.unit_id)
        row = found(code, self.today).first()
        return str(row.unit_id) if row else str(self.officer.unit_id)


def _words(words: Mapping[str, str]) -> dict[str, str]:
    return {"title": words["title"], "lead": words["lead"], "body": words["body"].strip()}


def _fact(row: Mapping[str, Any]) -> Fact:
    values = {name: text for name, text in row.items() if name not in {"key", "source", "source_on"}}
    source_on = row["source_on"].isoformat() if "source_on" in row else ""
    return Fact(row["key"], {}, values, row.get("source", ""), source_on)
