import shapes_package.constants
def area(a):
    return a * a * shapes_package.constants.PI / 3
