VALUE = "imported late"
