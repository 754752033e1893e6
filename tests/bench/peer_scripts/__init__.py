"""What the peers run, in their own environment."""
