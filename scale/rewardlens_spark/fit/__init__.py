"""Sums over the pairs of a job, which the product asks for while it trains."""
