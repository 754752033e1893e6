"""How fast the program is and how much memory it takes, against the usual tools, as ratios within one run.

Seconds differ from machine to machine and from hour to hour; a ratio of two things measured one after the other, in
turns (A B A B), does not. `python -m tests.bench --help` says how to run a part of it.
"""
