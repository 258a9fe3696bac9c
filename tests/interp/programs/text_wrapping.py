import textwrap, random, io
t="The quick-brown fox -- jumped over a well-known em-dash--like thing; it's 3.5-inch e-mail co-ordinate. Hello world! extraordinarilylongword-with-hyphens and\ttabs\nnewlines  two  spaces -opt --option x-1 a--b"
for w in range(5,60,3):
    print(textwrap.wrap(t,w)); print(textwrap.wrap(t,w,break_on_hyphens=False,initial_indent='* ',subsequent_indent='  '))
    print(textwrap.wrap(t,w,break_long_words=False)); print(textwrap.wrap(t,w,drop_whitespace=False))
    print(textwrap.wrap(t,w+5,max_lines=2)); print(textwrap.shorten(t,w+6))
    print(textwrap.fill(t,w,fix_sentence_endings=True))
