"""The space of partners: where the people of an organisation keep what the public reads up to date."""
