"""The library: what one can read, watch or use at home, chosen and explained, with its links looked after."""
