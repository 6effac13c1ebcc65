"""The committed seed of the gazetteer and the script that builds it."""
