"""The same acts from a shell, for automation and for proof that the core needs no window.

May import services and domain. Exit codes: 0 done, 1 refused or failed with a sentence, 2 wrong usage.
"""
