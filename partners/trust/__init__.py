"""How far what a sheet says can be trusted, and how it stays so."""
