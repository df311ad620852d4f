"""The people of an organisation: who works for it, who is invited, who leaves."""
