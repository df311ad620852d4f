"""People who log in: staff today, partners later; the public needs no account."""
