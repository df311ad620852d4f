"""What an organisation imports of its workshops in the space."""
