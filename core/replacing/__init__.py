"""Putting one thing in the place of another everywhere it is used, so that it can be deleted.

`content` rewrites one object, `places` finds where something is used and who may change it there, `steps` does all of
it at once, and `views` asks for it. One mechanism for whatever is chosen in pages, snippets and settings.
"""
