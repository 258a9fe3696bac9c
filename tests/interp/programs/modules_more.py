from fractions import Fraction as F
import struct, logging, queue, sys, random, timeit
print(F(1,3)+F(1,6), F('3.25'), F(0.5), F('-7/21'), F(3,-6), repr(F(10,4)), F(1,3)*3, 2-F(1,3), F(1,3)**-2, F(4,9)**0.5, 2**F(3), F(7,2)//1, F(7,2)%2, -F(7,2)//2, divmod(F(7,2),F(1,3)))
print(round(F(7,2)), round(F(5,2)), round(F(22,7),2), int(F(-7,2)), float(F(1,3)), F(3.14159).limit_denominator(100), hash(F(1,3))==hash(F(2,6)), hash(F(5))==hash(5), hash(F(1,2))==hash(0.5), F(1,2)==0.5, F(1,3)<0.34, sorted([F(1,2),F(1,3)]), F(1,3)+1j, F(1,2)+0.25, abs(F(-1,2)), sum([F(1,i) for i in range(1,20)]))
for f,a in ((F,(1,0)),(F,("x",)),(F,(1.5,2))):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
random.seed(3)
for fmt in ('<bBhHiIqQ','>bBhHiIqQ','@bhiq','=3sh?','<efd','>2e2f2d','10sxB','!4H','@cPn','<c'):
    print(fmt, struct.calcsize(fmt))
print(struct.pack('<bBhHiIqQ',-1,2,-3,4,-5,6,-7,8), struct.pack('>efd',1.5,3.14,2.718), struct.pack('@bi',1,2), struct.unpack('<3sh?', b'abc\x01\x02\x01'), struct.unpack('>e',b'\x3c\x01'))
for i in range(200):
    x=random.uniform(-1,1)*10**random.randint(-44,38)
    print(struct.pack('<f',x), struct.pack('>d',x), struct.unpack('<f',struct.pack('<f',x)))
    y=random.uniform(-1,1)*10**random.randint(-8,4); print(struct.pack('<e',y), struct.unpack('<e',struct.pack('<e',y)))
for a in (('<B',256),('<b',-129),('<h',99999),('<i','a'),('<2i',1),('z',1),('<I',-1),('@H',70000),('<f',1e300),('s','x')):
    try: print(struct.pack(*a))
    except Exception as e: print(type(e).__name__, e)
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s [%(name)s] %(message)s")
log=logging.getLogger("a.b"); log.info("x %d %s",1,'y'); log.debug("no"); logging.warning("w"); log.error("%(k)s",{'k':3}); print(log, logging.getLogger('a'), logging.getLevelName(20), log.parent.name)
try: 1/0
except Exception: logging.exception("bad %s", 1) if False else log.error("e")
q=queue.PriorityQueue(); q.put((2,'b')); q.put((1,'a')); print(q.get(), q.qsize(), q.empty())
q=queue.Queue(maxsize=1); q.put(1)
try: q.put_nowait(2)
except queue.Full: print("full")
print(timeit.timeit("x+1", setup="x=1", number=10) >= 0)
