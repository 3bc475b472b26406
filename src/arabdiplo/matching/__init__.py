"""Tests of rules as bits, lines of patterns as sets of places, and the cascade that makes chunks of what matches."""
