"""The directory: what a visitor asks of it, what it lists, what it tells of each."""
