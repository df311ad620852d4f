"""What staff and imports do to sessions: one noun a file."""
