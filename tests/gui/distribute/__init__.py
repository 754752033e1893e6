"""The screens of a distribution."""
