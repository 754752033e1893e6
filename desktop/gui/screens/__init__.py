"""One module per place of the window. No screen imports another."""
