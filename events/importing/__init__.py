"""Brings workshops and their dates in from a CSV file: good rows in, bad rows out."""
