"""Going out to an address that somebody wrote: politely, and never into a private network."""
