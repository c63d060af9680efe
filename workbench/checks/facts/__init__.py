"""Whether figures, dates, amounts, names and addresses survived."""
