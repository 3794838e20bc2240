"""The meeting itself, and what stays of it.

For: programme, registration, one-to-one talks, notes, initiatives.
May know: partnerships, catalogue, accounts.
"""
