"""How the register prints days and times; other languages use Django's own formats."""
