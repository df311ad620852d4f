"""Organisations and places of the network, and the directory that shows them."""
