"""The index of programmes: what is asked, what is found, and the same as a file and as a calendar."""
