"""Facts of a text that can be held against another's, whatever the language: figures, dates, places, polarity.

In: a `Said` (one text prepared once). Out: facts with their place in it. Called by `differences` and the terms.
"""
