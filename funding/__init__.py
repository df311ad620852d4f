"""Who pays: funders, programmes, calls, and what they made possible."""
