"""The engine inside the site's own database, SQLite or PostgreSQL: always there, never behind."""
