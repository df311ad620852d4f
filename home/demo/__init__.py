"""A believable network in Bourgogne-Franche-Comté: invented people and places on real communes.

What is missing is added and what is there is left alone, so loading again never undoes what somebody
wrote. Each loader returns how many things it added.
"""

SOURCE = "demo"
LANGUAGE = "fr"
