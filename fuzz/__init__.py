"""Bad input, made by the million: what no file, code or option may do to the program.

Run with `python3 dev.py fuzz`. A target says how inputs are made and what the program does with
them; the watch says what may not come of it. An input that broke a rule is kept in `fuzz/corpus`,
is tried first in every later run, and by the tests.
"""
