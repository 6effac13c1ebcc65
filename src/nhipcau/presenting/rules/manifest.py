"""Content credentials (C2PA) of a picture: what the office says of it, and what of an earlier one may stay.

Pure: in the facts of a picture, out the manifest as c2pa-python takes it. Called by `credentials`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

CREATED, OPENED, RESIZED, EDITED = "c2pa.created", "c2pa.opened", "c2pa.resized", "c2pa.edited"
PARENT = "parent"
CAPTURE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
"""IPTC's word for what a camera took; C2PA 2.x wants a source type beside `created`."""
_TELLING = ("exif", "metadata", "iptc", "cawg", "location", "identity")
"""Labels of assertions that name places, devices, people: such a manifest is not carried on (charter 1)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the office says of a picture."""

    title: str
    office: str
    piece: str
    """Title of the piece it was taken in for; empty for the common store."""
    credit: str
    licence: str


def manifest_of(told: Told, *, is_resized: bool, has_parent: bool, version: str) -> dict[str, Any]:
    """Return the manifest: how the file came about, and in whose name it is handed out."""
    begun: dict[str, Any] = (
        {"action": OPENED, "parameters": {"ingredientIds": [PARENT]}}
        if has_parent
        else {"action": CREATED, "digitalSourceType": CAPTURE}
    )
    edited = {"action": EDITED, "parameters": {"description": "Re-encoded; camera data removed"}}
    actions = [begun, edited, *([{"action": RESIZED}] if is_resized else [])]
    return {
        "claim_generator_info": [{"name": "Nhip Cau", "version": version}],
        "title": told.title,
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": actions}},
            {"label": "stds.schema-org.CreativeWork", "data": _work(told)},
        ],
    }


def _work(told: Told) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": told.title,
        "publisher": {"@type": "GovernmentOrganization", "name": told.office},
        "creditText": told.credit,
        "license": told.licence,
    }
    return {**work, "isPartOf": {"@type": "WebPage", "name": told.piece}} if told.piece else work


def may_carry_on(manifests: Iterable[Mapping[str, Any]]) -> bool:
    """Say whether earlier credentials tell no place, device or person, so that they may stay attached."""
    return not any(_tells(one) for manifest in manifests for one in manifest.get("assertions", []))


def _tells(assertion: Mapping[str, Any]) -> bool:
    label = str(assertion.get("label", "")).lower()
    return any(word in label for word in _TELLING) or _names_person(assertion.get("data"))


def _names_person(node: object) -> bool:
    if isinstance(node, Mapping):
        kind = node.get("@type")
        is_person = kind == "Person" or (isinstance(kind, list) and "Person" in kind)
        return is_person or any(_names_person(value) for value in node.values())
    return isinstance(node, list) and any(_names_person(value) for value in node)
