"""Whether names and terms of the glossary are said, and said right."""
