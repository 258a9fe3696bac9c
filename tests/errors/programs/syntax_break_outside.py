# error: 2 'break' outside loop
break
