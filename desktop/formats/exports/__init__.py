"""Writing tables to files people hand on: inert, minimal, and whole or not at all."""
