"""Owns embargoes: the lift time and its reading, the terms, who answered what, the words of an offer.

Times follow one set of rules, the bundled time-zone database; a promise is a wall time in a named place.
"""
