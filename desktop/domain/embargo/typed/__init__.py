"""Owns the reading of typed lift times: "28 Oct 2026 6pm", "Tuesday 25 August 2026 00:01". Nothing is guessed."""

from desktop.domain.embargo.typed.read import read_wall

__all__ = ["read_wall"]
