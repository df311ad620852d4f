"""How people come to an organisation: invited, or asking to be."""
