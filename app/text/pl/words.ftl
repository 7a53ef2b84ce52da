# Polish, awaiting a reviewer
# Three new words

words-link = Zmień trzy słowa na nowe
words-title = Zmień trzy słowa na nowe
words-lead = Ktoś widział Twoje trzy słowa? Zmień je na nowe. Stare nie otworzą już wtedy niczego.
words-once = Nowe pokażemy Ci jeden raz. Potem nikt nie może Ci ich podać.
words-old = Twoje obecne trzy słowa
words-equality-lost = Jeśli mamy Twoje odpowiedzi o równym traktowaniu, nowe słowa ich nie pokażą.
words-button = Zmień trzy słowa na nowe
words-keep = Zostaw obecne słowa
words-new-title = Twoje trzy nowe słowa
words-new-keep = Trzymaj je tam, gdzie tylko Ty je widzisz, albo naucz się ich na pamięć. Nie pokażemy ich drugi raz.
words-new-old = Twoje stare słowa już nie działają.
words-new-go = Przejdź do swojego zgłoszenia
