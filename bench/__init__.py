"""What a page costs, as a multiple of the plainest Django page: `make bench`."""
