print("ends_in_error runs")
raise ValueError("not to be imported")
