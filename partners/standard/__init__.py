"""The standard of digital-inclusion places v1.0.2, read and written as CSV."""
