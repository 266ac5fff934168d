"""The views of the centre: each shows one comparison its own way."""
