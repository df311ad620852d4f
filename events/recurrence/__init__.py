"""What comes again: the rule, the days it gives, the days off it leaves out, and how it is said."""
