"""Dates brought in from calendars of others: an .ics file, or an https address of one."""
