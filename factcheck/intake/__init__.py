"""From bytes to values: article text, dates, addresses. Knows no rows."""
