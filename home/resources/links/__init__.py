"""Whether the addresses of resources still answer: a polite visitor that never enters a private network."""
