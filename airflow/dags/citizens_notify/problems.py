class NotSent(Exception):
    """A message was not sent. The text says why and who must act, and holds no secret."""
