"""scipy.constants: CODATA 2018, and units in terms of SI ones."""
import math as _math

pi = _math.pi
golden = golden_ratio = (1 + _math.sqrt(5)) / 2

yotta, zetta, exa, peta, tera, giga, mega, kilo, hecto, deka = 1e24, 1e21, 1e18, 1e15, 1e12, 1e9, 1e6, 1e3, 1e2, 1e1
deci, centi, milli, micro, nano, pico, femto, atto, zepto, yocto = 1e-1, 1e-2, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-18, 1e-21, 1e-24
kibi, mebi, gibi, tebi, pebi, exbi, zebi, yobi = [2 ** (10 * _i) for _i in range(1, 9)]


_VALUES = {
    "speed of light in vacuum": (299792458.0, "m s^-1", 0.0), "Newtonian constant of gravitation": (6.6743e-11, "m^3 kg^-1 s^-2", 1.5e-15),
    "Planck constant": (6.62607015e-34, "J Hz^-1", 0.0), "reduced Planck constant": (1.054571817e-34, "J s", 0.0),
    "elementary charge": (1.602176634e-19, "C", 0.0), "electron volt": (1.602176634e-19, "J", 0.0),
    "Boltzmann constant": (1.380649e-23, "J K^-1", 0.0), "Boltzmann constant in eV/K": (8.617333262e-05, "eV K^-1", 0.0),
    "Avogadro constant": (6.02214076e23, "mol^-1", 0.0), "molar gas constant": (8.314462618, "J mol^-1 K^-1", 0.0),
    "electron mass": (9.1093837015e-31, "kg", 2.8e-40), "proton mass": (1.67262192369e-27, "kg", 5.1e-37),
    "neutron mass": (1.67492749804e-27, "kg", 9.5e-37), "atomic mass constant": (1.6605390666e-27, "kg", 5e-37),
    "vacuum electric permittivity": (8.8541878128e-12, "F m^-1", 1.3e-21), "vacuum mag. permeability": (1.25663706212e-06, "N A^-2", 1.9e-16),
    "Stefan-Boltzmann constant": (5.670374419e-08, "W m^-2 K^-4", 0.0), "fine-structure constant": (0.0072973525693, "", 1.1e-12),
    "Rydberg constant": (10973731.56816, "m^-1", 2.1e-05), "Bohr radius": (5.29177210903e-11, "m", 8e-21),
    "Wien wavelength displacement law constant": (0.002897771955, "m K", 0.0), "Faraday constant": (96485.33212, "C mol^-1", 0.0)}


def _missing(name):
    raise NotImplementedError(f"npcc: scipy.constants.physical_constants[{name!r}] is not supported")


class _Constants(dict):
    def __missing__(self, name):
        _missing(name)


physical_constants = _Constants(_VALUES)


def _row(key):
    return _VALUES[key] if key in _VALUES else _missing(key)


def value(key):
    return _row(key)[0]


def unit(key):
    return _row(key)[1]


def precision(key):
    number, _, uncertainty = _row(key)
    return uncertainty / number


c = speed_of_light = value("speed of light in vacuum")
G = gravitational_constant = value("Newtonian constant of gravitation")
h = Planck = value("Planck constant")
hbar = h / (2 * pi)
e = elementary_charge = value("elementary charge")
k = Boltzmann = value("Boltzmann constant")
N_A = Avogadro = value("Avogadro constant")
R = gas_constant = value("molar gas constant")
m_e = electron_mass = value("electron mass")
m_p = proton_mass = value("proton mass")
m_n = neutron_mass = value("neutron mass")
m_u = u = atomic_mass = value("atomic mass constant")
epsilon_0, mu_0 = value("vacuum electric permittivity"), value("vacuum mag. permeability")
sigma = Stefan_Boltzmann = value("Stefan-Boltzmann constant")
alpha = fine_structure = value("fine-structure constant")
Rydberg, Wien = value("Rydberg constant"), value("Wien wavelength displacement law constant")
g = 9.80665

gram = 1e-3
metric_ton = 1e3
grain = 64.79891e-6
lb = pound = 7000 * grain
oz = ounce = pound / 16
stone = 14 * pound
long_ton, short_ton = 2240 * pound, 2000 * pound
carat = 200e-6

degree = pi / 180
arcmin = arcminute = degree / 60
arcsec = arcsecond = arcmin / 60

minute = 60.0
hour = 60 * minute
day = 24 * hour
week = 7 * day
year, Julian_year = 365 * day, 365.25 * day

inch = 0.0254
foot = 12 * inch
yard = 3 * foot
mile = 1760 * yard
mil = inch / 1000
pt = point = inch / 72
nautical_mile = 1852.0
fermi, angstrom, micron = 1e-15, 1e-10, 1e-6
au = astronomical_unit = 149597870700.0
light_year = Julian_year * c
parsec = au / arcsec

atm = atmosphere = 101325.0
bar = 1e5
torr = mmHg = atm / 760
psi = pound * g / (inch * inch)
hectare, acre = 1e4, 43560 * foot ** 2
litre = liter = 1e-3
gallon = gallon_US = 231 * inch ** 3
fluid_ounce = gallon / 128
bbl = barrel = 42 * gallon

kmh = 1e3 / hour
mph = mile / hour
mach = speed_of_sound = 340.5
knot = nautical_mile / hour
zero_Celsius = 273.15
degree_Fahrenheit = 1 / 1.8

eV = electron_volt = e
calorie = calorie_th = 4.184
calorie_IT = 4.1868
erg = 1e-7
Btu_th = pound * degree_Fahrenheit * calorie_th / gram
Btu = Btu_IT = pound * degree_Fahrenheit * calorie_IT / gram
ton_TNT = 1e9 * calorie_th
hp = horsepower = 550 * foot * pound * g
dyn = dyne = 1e-5
lbf = pound_force = pound * g
kgf = kilogram_force = g


def convert_temperature(val, old_scale, new_scale):
    from numpy import asanyarray
    scales = {"celsius": "c", "c": "c", "kelvin": "k", "k": "k", "fahrenheit": "f", "f": "f", "rankine": "r", "r": "r"}
    old, new = scales.get(old_scale.lower()), scales.get(new_scale.lower())
    if old is None or new is None:
        shown = old_scale if old is None else new_scale
        raise NotImplementedError(f"{shown} scale is unsupported: supported scales are Celsius, Kelvin, Fahrenheit, and Rankine")
    x = asanyarray(val)
    kelvin = {"c": lambda: x + zero_Celsius, "k": lambda: x, "f": lambda: (x - 32) * 5 / 9 + zero_Celsius, "r": lambda: x * 5 / 9}[old]()
    return {"c": lambda: kelvin - zero_Celsius, "k": lambda: kelvin, "f": lambda: (kelvin - zero_Celsius) * 9 / 5 + 32,
            "r": lambda: kelvin * 9 / 5}[new]()
