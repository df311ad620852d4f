"""Pages of the admin about the words of the catalogue."""
