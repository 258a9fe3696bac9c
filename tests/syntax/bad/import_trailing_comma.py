from os import a,
