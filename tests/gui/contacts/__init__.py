"""contacts: tests of the window's part of the same name."""
