"""The nouns: frozen records that the stages hand on. No I/O, no clock, no identity beyond the short ids of a case."""
