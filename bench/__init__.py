"""Measurements: timing and throughput, apart from the tests."""
