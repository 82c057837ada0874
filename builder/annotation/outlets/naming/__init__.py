"""Which words name a news organization, a programme, a publication or a platform."""
