"""What is done with organisations, places and offers: one noun a file."""
