"""Who comes to a session, on screen, on paper and in a spreadsheet."""
