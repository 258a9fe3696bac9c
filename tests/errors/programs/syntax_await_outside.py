# error: 2 'await' outside function
await 3
