"""Sheets of A4 paper as PDF, in the site's letters: `Sheet` (sheet.py) is all that apps need."""
