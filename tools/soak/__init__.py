"""A long afternoon with the program: thousands of random actions through the real window.

    python3 dev.py soak [--actions 10000] [--seed 1]

`actions` makes the list from the seed, `user` does one action with mouse and keys, `asked` answers
what the program asks, `watch` looks for what goes wrong, `run` puts them together.
"""
