"""Everything Qt: the window, its screens, models and widgets. Reaches data through services only, by `tasks`.

May import services, domain and PySide6.
"""
