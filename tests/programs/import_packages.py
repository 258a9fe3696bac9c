"""Packages of the program: relative imports, parts, names with *, folders without __init__."""
import shapes_package
import shapes_package.solids.cube as cu
import shapes_package.circle
from shapes_package import unit, square, constants
from shapes_package import solids
import folder_without_init.inner.numbers_there
from folder_without_init.inner import numbers_there as y
import shapes_package.solids.cube
print(unit.area(), square.area(2.0), constants.PI, cu.cube_volume(3.0), shapes_package.solids.cube_volume(2.0))
print(shapes_package._hidden, hasattr(shapes_package, "visible"), folder_without_init.inner.numbers_there.value, y.value)
def late(n):
    import shapes_package.square as plane
    from shapes_package.late import thing
    return plane.area(n) + thing


total = 0.0
for i in range(4):
    total += late(i * 1.0)
print(total)
try:
    import shapes_package.nothing
except ModuleNotFoundError:
    print("no such part")
try:
    from shapes_package import nothing
except ImportError:
    print("no such name")
try:
    import shapes_package.solids.cube.sub
except ImportError:
    print("no package")
print(shapes_package.__name__, shapes_package.circle.__name__)
