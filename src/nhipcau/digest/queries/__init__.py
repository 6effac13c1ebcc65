"""What is read of the room; `cited_articles` and `cited_versions` answer retention."""

from nhipcau.digest.queries.citing import cited_articles, cited_versions

__all__ = ["cited_articles", "cited_versions"]
