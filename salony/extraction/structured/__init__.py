"""What documents say for machines: JSON-LD, microdata, iCalendar, feeds. Read as far as it is right."""
