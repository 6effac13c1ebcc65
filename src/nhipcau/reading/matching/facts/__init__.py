"""Facts of a text to be held against another's in any language: figures, dates, places, polarity.

In: a `Said` (one text prepared once). Out: facts with their place in it. Called by `differing` and the index.
"""
