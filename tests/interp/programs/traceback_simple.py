def inner(d):
    return d["missing"]
def outer():
    inner({})
outer()
