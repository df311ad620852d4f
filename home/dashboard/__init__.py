"""What waits for the person who opens the admin."""
