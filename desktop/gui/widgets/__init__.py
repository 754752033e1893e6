"""The parts every screen is built from, in the looks of the design."""
