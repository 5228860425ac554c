"""What serves the book: the audit, the figures, the scenes, the cases, and a reader's own table.

The model itself is one floor up, in `backsliding`; nothing there imports from here.
"""
