"""Attestations of attendance: made, printed, verified by a code, gathered in a passport."""
