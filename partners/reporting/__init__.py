"""Anybody reports an error on a sheet of the directory, without an account."""
