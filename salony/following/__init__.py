"""Who follows what and how, and what reaches them.

For: calendar, feed, e-mail and fediverse subscriptions; changes and cancellations. It owns no tables yet.
May know: publishing, discovery.
"""
