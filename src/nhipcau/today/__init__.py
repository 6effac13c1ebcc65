"""The page of today: what is new since a person last looked, bursts first."""
