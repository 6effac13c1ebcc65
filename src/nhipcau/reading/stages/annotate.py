"""An article in, its mentions out; called by the line. A language without rules gets none."""

from __future__ import annotations

from collections.abc import Callable

from nhipcau.reading.languages.vi.mentions import mentions_of as vietnamese
from nhipcau.reading.records import Article, Mentions
from nhipcau.reading.tools import Tools

Annotator = Callable[[Article, Tools], Mentions]

ANNOTATORS: dict[str, Annotator] = {"vi": vietnamese}


def annotate(article: Article, tools: Tools) -> Mentions:
    """Find people, places, bodies, documents, figures and dates by the rules of the article's language."""
    annotator = ANNOTATORS.get(article.language or "")
    return annotator(article, tools) if annotator else Mentions()
