"""What people need: the self-assessment, what holds them back, and figures that surveys brought."""
