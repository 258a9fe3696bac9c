def f(*,
      # type: int
      ): pass
