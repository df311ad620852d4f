"""Files that an organisation brings in through its space: checked, imported in steps, undone as a whole."""
