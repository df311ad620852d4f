"""Real people at once, against real gunicorn: what must hold of seats when everybody presses the button."""
