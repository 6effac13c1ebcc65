"""Is a forwarded text ours, word for word? `judge(text, genuine)`; `Shelf` for many texts asked often."""

from nhipcau.signing.rules.resembling.judging import judge
from nhipcau.signing.rules.resembling.shelf import Shelf
from nhipcau.signing.rules.resembling.told import Difference, Genuine, Judgement, Kind, Outcome

__all__ = ["Difference", "Genuine", "Judgement", "Kind", "Outcome", "Shelf", "judge"]
