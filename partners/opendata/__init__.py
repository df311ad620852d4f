"""Files of what is public, for whoever wants to use it again."""
