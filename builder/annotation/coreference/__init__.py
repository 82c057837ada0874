"""Who is who: names, descriptions and pronouns joined to entities."""
