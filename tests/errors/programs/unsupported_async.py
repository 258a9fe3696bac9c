# error: 2 not supported in native code: 
async def f():
    return 3
f()
