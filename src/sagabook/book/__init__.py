"""The book: stories kept, their claims joined by person, each with its origin."""
