"""Tests of everything Qt, in real windows off screen."""
