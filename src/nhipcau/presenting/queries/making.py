"""From stored rows to what the public sees. Called by `public` and the kit's archive."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from nhipcau.presenting.models import Asset, Channel, Kit, Piece, Sheet
from nhipcau.presenting.queries.lines import ChannelLine, FactLine, PictureLine, PieceLine, PiecePage
from nhipcau.presenting.rules.labels import category_names, fact_names
from nhipcau.presenting.rules.rights import CC_BY, CC_BY_ADDRESS, may_be_shown
from nhipcau.presenting.rules.sheets import Fact, fact_of
from nhipcau.statements.queries.public import Published
from nhipcau.units.queries import unit_name

Kits = QuerySet[Kit]


def sheet_in_force(piece: Piece, number: int) -> Sheet | None:
    """Return the approved sheet that stands beside an edition: its own, or the last before it."""
    rows = piece.sheets.filter(number__lte=number, approved_by__isnull=False)
    return rows.order_by("-number").first()


def shown_pictures(sheet: Sheet | None, on: date) -> list[PictureLine]:
    """Return the pictures whose rights hold that day, in their order."""
    if sheet is None:
        return []
    rows = sheet.pictures.select_related("asset").prefetch_related("asset__files")
    return [picture(row.asset) for row in rows if rights_hold(row.asset, on)]


def rights_hold(asset: Asset, on: date) -> bool:
    """Say whether an asset may be shown that day."""
    return asset.withdrawn_at is None and may_be_shown(
        licence=asset.licence, permission_until=asset.permission_until, people_shown=asset.people_shown, on=on
    )  # fmt: skip


def picture(asset: Asset) -> PictureLine:
    """Tell a picture."""
    files = list(asset.files.all())
    return PictureLine(
        asset_id=asset.public_id, media_type=asset.media_type, captions=asset.captions, alts=asset.alts,
        credit=asset.credit, holder=asset.holder, licence=asset.licence,
        licence_address=CC_BY_ADDRESS if asset.licence == CC_BY else "", place=asset.place,
        taken_on=asset.taken_on, sizes={file.rendition: (file.width, file.height) for file in files},
        has_manifest=any(file.has_manifest for file in files),
    )  # fmt: skip


def line(piece: Piece, edition: Published, on: date) -> PieceLine:
    """Tell a piece for a list."""
    pictures = shown_pictures(sheet_in_force(piece, edition.number), on)
    return PieceLine(
        statement_id=edition.statement_id, category=piece.category,
        category_names=category_names(piece.category),
        titles={language: words.title for language, words in edition.words.items()},
        leads={language: words.lead for language, words in edition.words.items()},
        place_id=str(piece.place_id or ""), place_name=_place_name(piece), season=piece.season,
        event=piece.event, published_at=edition.published_at,
        picture=next((one for one in pictures if one.media_type.startswith("image/")), None),
    )  # fmt: skip


def page(piece: Piece, edition: Published, sheet: Sheet | None, on: date) -> PiecePage:
    """Tell what stands beside the words of an edition."""
    facts = [fact_line(fact_of(row)) for row in sheet.facts] if sheet else []
    return PiecePage(
        statement_id=edition.statement_id, number=edition.number, category=piece.category,
        category_names=category_names(piece.category), place_id=str(piece.place_id or ""),
        place_name=_place_name(piece), season=piece.season, event=piece.event, facts=facts,
        pictures=shown_pictures(sheet, on),
    )  # fmt: skip


def fact_line(fact: Fact) -> FactLine:
    """Tell a fact with its name in every language."""
    labels = fact_names(fact.key) if fact.key else fact.label
    source_on = date.fromisoformat(fact.source_on) if fact.source_on else None
    return FactLine(fact.key, labels, fact.values, fact.source, source_on)


def channel_line(channel: Channel) -> ChannelLine:
    """Tell a channel."""
    office = channel.office
    return ChannelLine(
        kind=channel.kind, name=channel.name, address=channel.address, language=channel.language,
        office_id=office.public_id, office_name=office.name, office_names=office.names,
        registered_with=channel.registered_with, decision=channel.decision, decided_on=channel.decided_on,
        since=channel.starts_on,
    )  # fmt: skip


def _place_name(piece: Piece) -> str:
    return unit_name(piece.place_id) if piece.place_id else ""
