"""A reader says that something is wrong with a resource: no account, nothing kept about the person."""
