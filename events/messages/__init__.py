"""What people are told about their registration: the words, and how they leave."""
