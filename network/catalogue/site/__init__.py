"""The search of the whole site: one box, one list, results by type."""
