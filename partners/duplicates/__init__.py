"""Sheets that may tell of the same place or organisation: found, scored with reasons, shown to a person."""
