"""Giving texts away: the only part of the program that may, and only with the guard's word for it."""
