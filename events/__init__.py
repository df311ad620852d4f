"""Workshops, their sessions, and the calendar that shows them."""
