"""What the pages for the browser share: colours and type, the article view, and how a page is put together."""
