import numpy as np
print(np.busday_offset('2011-10', 0, roll='forward'), np.busday_offset('2012-03', -1, roll='backward', weekmask='Tue Wed'))
try: print(np.busday_offset('2011-06-04', 1))
except Exception as e: print(type(e), e)
print(np.busday_offset(['2011-06-04', '2011-06-05'], [1, 2], roll='modifiedpreceding', holidays=['2011-06-06']))
for roll in ('forward','following','backward','preceding','nat','modifiedfollowing','modifiedpreceding'):
    print(roll, np.busday_offset(['2011-07-30','2011-07-31', '2011-05-01', '2011-06-01', 'NaT'], 0, roll=roll))
print(np.busday_count('2011-01', '2011-02'), np.busday_count('2011','2012', weekmask='Sat'), np.busday_count('2012-02-01', '2011-01-02'), np.busday_count(['2011-01-01','2011-01-08'], '2011-02-01', holidays=['2011-01-17', '2011-01-16']))
print(np.is_busday(['2011-07-01', '2011-07-02', '2011-07-18'], holidays=['2011-07-01', '2011-07-04', '2011-07-17']))
b = np.busdaycalendar(holidays=['2011-07-01', '2011-07-04', '2011-07-17', '2011-07-04'])
print(b.weekmask, b.holidays)
b = np.busdaycalendar(weekmask='1111100', holidays=['2011-07-01'])
print(np.is_busday('2011-07-01', busdaycal=b), np.busday_offset('2011-06-30', 1, busdaycal=b))
for w in ('111', [1,1,1,1,1,0,0], 'Mon Tue', 'MonTue Wed', 'Xyz', [1,2,3], '0000000', 'Sun', [True]*7):
    try: print(np.busdaycalendar(weekmask=w).weekmask)
    except Exception as e: print(type(e).__name__, e)
try: np.busday_offset('2011-06-04', 1, roll='x')
except Exception as e: print(type(e).__name__, e)
try: np.busday_offset('2011-06-04T05', 1)
except Exception as e: print(type(e).__name__, e)
try: np.is_busday('2011-06-04', weekmask='1111100', busdaycal=b)
except Exception as e: print(type(e).__name__, e)
print(np.busday_offset('2011-06-03', np.arange(-12, 13), holidays=['2011-06-06', '2011-06-10', '2011-05-31']))
import random
random.seed(3)
for k in range(300):
    mask = random.choice(["1111100", "1000000", "1101010", "0000011", "1111111"])
    hol = [str(np.datetime64('2011-01-01') + random.randrange(90)) for _ in range(random.randrange(12))]
    d = np.datetime64('2011-02-01') + random.randrange(-40, 60)
    e = np.datetime64('2011-02-01') + random.randrange(-40, 60)
    roll = random.choice(['forward','following','backward','preceding','nat','modifiedfollowing','modifiedpreceding'])
    print(mask, hol, d, e, roll, np.is_busday(d, mask, hol), np.busday_count(d, e, mask, hol), np.busday_offset(d, random.randrange(-30, 30), roll, mask, hol))
for f in (lambda: np.busday_count('NaT', '2011-01-01'), lambda: np.busday_offset('NaT', 1), lambda: np.busday_offset('2011-06-03', 1.5), lambda: np.is_busday('NaT'), lambda: np.busday_count('2011-06-03', '2012-06-03', busdaycal=3),
   lambda: np.is_busday(np.array(['2011-06-03', '2011-06-04'], dtype='M8[D]').reshape(1, 2), out=np.zeros((1, 2), bool)), lambda: np.busdaycalendar(holidays=[['2011-06-03']]), lambda: type(np.busday_count('2011-06-03', '2012-06-03')), lambda: type(np.busday_offset('2011-06-03', 3)), lambda: type(np.is_busday('2011-06-03'))):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
