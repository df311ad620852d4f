"""The front of the site: its home page, its standard pages, and the demonstration network."""
