"""Who may do what; the only room with identities.

For: editors and what each of them may change; who acts for which institution.
May know: nothing but Django's own accounts.
"""
