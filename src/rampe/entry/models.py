"""The tables of every domain, for migrations and the test that compares the two."""

from rampe import accounts, feed, live, media, notify, safety, search, social, video
from rampe.entry.demo import marks as demo_marks
from rampe.kit import consumers, nodes, outbox, ratelimit
from rampe.kit.database import Base

# Imported for the tables they declare.
DOMAINS = (accounts, safety, media, social, notify, video, live, feed, search)
KIT = (consumers, nodes, outbox, ratelimit)
ENTRY = (demo_marks,)

metadata = Base.metadata
