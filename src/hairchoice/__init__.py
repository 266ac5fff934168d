"""HairChoice: what hair-loss treatments cost over the years, and what they plausibly bring."""

__version__ = "0.1.0"
