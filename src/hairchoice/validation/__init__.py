"""The engine against the world: what `python3 dev.py validate` computes and writes down.

Nothing of the program needs this package; it needs only the engine and numpy.
"""
