"""How two texts differ and what they share, whatever languages they are in.

In: two texts. Out: differences and reasons as codes with the words of each side. Called by `verification`.
"""
