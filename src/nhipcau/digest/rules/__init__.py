"""Pure decisions of the room, without Django: one file a question. Here the words that rows carry."""

DAY, MORNING, AFTERNOON = "day", "morning", "afternoon"
SLOTS = (DAY, MORNING, AFTERNOON)
DRAFT, ISSUED = "draft", "issued"
HIGHLIGHTS, TOPIC, FOREIGN, NEARBY, FREE = "highlights", "topic", "foreign", "nearby", "free"

MOST_EXCERPT = 300
"""Characters of a quotation: two sentences of a lead; "short excerpts" of design/reading.md (copyright)."""
MOST_SENTENCES = 2
MOST_NOTE = 2000
FEWEST_LINES, MOST_LINES = 5, 40
"""Half a page, and what is read in five minutes (about 8 seconds a line)."""
TITLE = "Điểm báo"
