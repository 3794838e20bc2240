"""The meeting itself, and what stays of it.

For: programme, registration, one-to-one talks, notes, initiatives. It owns no tables yet.
May know: partnerships, catalogue, accounts.
"""
