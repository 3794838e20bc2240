"""What is known: events, occurrences, venues, institutions, people, and the sources and sightings that prove it.

For: the tables, the only writes to them (`actions`) and the shared reads (`queries`).
May know: accounts, vocabulary; of resolution, how names and times are compared.
"""
