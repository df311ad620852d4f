"""The pages on which an organisation brings files in, and takes its own data out."""
