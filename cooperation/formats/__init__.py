"""How the register prints days and times where the formats of Django do not fit."""
