from .. import square as sq
from .. import constants
def cube_volume(a):
    return sq.area(a) * a
