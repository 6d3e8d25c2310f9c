"""Measures of the whole job, on sets that lie outside the package, and the floors below which they may not fall."""
