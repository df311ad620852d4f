"""Pages of the admin about the people of organisations."""
