"""A workshop told on paper: a poster for the wall, a hand-out for the pocket."""
