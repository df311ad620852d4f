"""A reader says that something is wrong with what they read: no account, nothing kept about the person."""
