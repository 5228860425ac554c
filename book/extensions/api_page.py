"""Keep off the API page what says nothing: the fields of a named tuple, "Alias for field 0".

What the fields mean is in the text of the class, under "Attributes".
"""


def is_field(app, what, name, obj, skip, options):
    """Skip the accessors that a named tuple makes for its fields."""
    return True if type(obj).__name__ == "_tuplegetter" else None


def setup(app):
    app.connect("autodoc-skip-member", is_field)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
