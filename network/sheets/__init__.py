"""Files of rows that people send: read with care, judged row by row, the bad rows sent back."""
