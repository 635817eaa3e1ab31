"""Days as inside a sentence and as in `agreements.dates.languages`; Django starts with a
capital.
"""

DATE_FORMAT = r"\n\gà\y j \t\há\n\g n \nă\m Y"
SHORT_DATE_FORMAT = "j/n/Y"
DATETIME_FORMAT = rf"H:i, {DATE_FORMAT}"
SHORT_DATETIME_FORMAT = "H:i, j/n/Y"
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 1
