"""Addresses; there is no network here."""
