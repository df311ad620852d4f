"""One archive with all that a site keeps, and the way back from it."""
