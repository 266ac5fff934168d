"""What HairChoice computes: no Qt, no pandas; frozen inputs in, arrays and sentences out."""
