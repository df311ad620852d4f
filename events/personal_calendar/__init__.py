"""A person's own dates in the calendar of their phone: the page that explains it, and the file."""
