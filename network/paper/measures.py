"""Sizes and colours of paper: lengths in mm, letters in points, colours in red, green and blue."""

WIDTH, HEIGHT = 210, 297
# What the printers of town halls never reach is about 6 mm.
MARGIN = 14
FOOT = 16

TITLE = 30
HEADING = 19
LEAD = 16
# Read at arm's length by people of seventy.
BODY = 14
SMALL = 11
LEADING = 1.28
MM_IN_A_POINT = 25.4 / 72

Colour = tuple[int, int, int]
# The site's own ink and paints (network/static/css/tokens.css); never a ground, which would drink toner.
INK: Colour = (20, 33, 58)
INK_SOFT: Colour = (60, 70, 88)
TEAL: Colour = (11, 79, 76)
SAFFRON: Colour = (244, 181, 63)
HAIRLINE: Colour = (150, 150, 150)
