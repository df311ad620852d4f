"""The searchable catalogue: entry, query, engines, indexing, views, interface."""
