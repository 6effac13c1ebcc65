"""What the room stores: pieces with their sheets, assets, kits, plans, channels and postings."""

from nhipcau.presenting.models.assets import Asset, AssetFile, Licence, PeopleShown, Rendition
from nhipcau.presenting.models.channels import Channel, ChannelKind, Posting
from nhipcau.presenting.models.kits import Kit, KitItem
from nhipcau.presenting.models.pieces import Category, Piece, Sheet, SheetPicture
from nhipcau.presenting.models.plans import Audience, Plan, PlanState

__all__ = [
    "Asset",
    "AssetFile",
    "Audience",
    "Category",
    "Channel",
    "ChannelKind",
    "Kit",
    "KitItem",
    "Licence",
    "PeopleShown",
    "Piece",
    "Plan",
    "PlanState",
    "Posting",
    "Rendition",
    "Sheet",
    "SheetPicture",
]
