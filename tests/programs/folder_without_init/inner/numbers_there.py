value = 5
print("here", __name__)
