"""Drafting: engines propose, and a proposal becomes a unit's target only through an edit."""
