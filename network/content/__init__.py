"""What every page is made of: base page, blocks, pictures, settings, menus."""
