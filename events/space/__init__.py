"""Workshops, their dates and who comes, in the space of the organisation that leads them."""
