"""The guard: who may receive a copy of a statement now, who may not, and why. Pure; no override; fails closed.

`judge.judge` gives every person exactly one verdict with all its reasons. Only `judge.clear` makes a `Clearance`,
and nothing leaves without one.
"""
