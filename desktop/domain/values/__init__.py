"""Owns the reading of single cells: what a person typed becomes a clean value, or a problem in plain words.

The same pure functions serve import, typed edits and search, so that a value means the same on every road.
Nothing here guesses: a value that can be read in two ways is kept or refused with a suggestion a person accepts.
"""

from desktop.domain.values.problem import Cell, Problem

__all__ = ["Cell", "Problem"]
