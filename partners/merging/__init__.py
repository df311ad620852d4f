"""How sheets of the same thing become one: their fields, the rows that hang on them, drafts naming them."""
