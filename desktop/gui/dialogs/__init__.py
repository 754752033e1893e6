"""Tasks over the page, each in its own module: built on `widgets.overlay.Dialog`."""
