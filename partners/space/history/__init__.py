"""The history of an organisation in its space: what happened, each version, and a way back."""
