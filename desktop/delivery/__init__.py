"""The wires out. Empty until something may leave: every public function here takes a `Clearance` first."""
