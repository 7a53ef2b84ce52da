# Polish, awaiting a reviewer
# The pages around the equality questions

equality-page-title = Dwie minuty, żeby pomóc nam traktować wszystkich równo?
equality-page-title-one = Jedno pytanie, żeby pomóc nam traktować wszystkich równo?
equality-page-why = Dzięki odpowiedziom sprawdzamy, czy traktujemy wszystkich sprawiedliwie.
equality-page-apart = Trzymamy je osobno od zgłoszenia. Nikt, kto Ci pomaga, ich nie widzi.
equality-page-never = Nie mają żadnego wpływu na pomoc, którą dostajesz.
equality-page-optional = Odpowiedz, na co chcesz, a resztę pomiń.
equality-page-optional-one = Nie musisz na nie odpowiadać.
equality-page-skip = Pomiń te pytania
equality-page-skip-one = Pomiń to pytanie
equality-page-save = Zapisz moje odpowiedzi
equality-page-save-one = Zapisz moją odpowiedź
equality-page-words-hint = Do { $most } znaków
equality-page-thanks = Dziękujemy
equality-page-thanks-apart = Twoje odpowiedzi są trzymane osobno od zgłoszenia.
equality-page-thanks-change = Dzięki trzem słowom możesz je później zobaczyć, zmienić lub usunąć.
equality-page-back = Wróć do numeru zgłoszenia
equality-page-own = Twoje odpowiedzi o równym traktowaniu
equality-page-locked = Tylko Twoje trzy słowa mogą znaleźć te odpowiedzi. Bez Ciebie nie możemy ich znaleźć.
equality-page-lost = Jeśli nie masz już swoich słów, nie możemy znaleźć odpowiedzi. Zostaną usunięte razem z innymi z tego samego czasu.
equality-page-show = Pokaż moje odpowiedzi
equality-page-delete = Usuń moje odpowiedzi
equality-page-yours = To są Twoje odpowiedzi. Możesz je zmienić lub usunąć.
equality-page-none = Nie mamy od Ciebie żadnych odpowiedzi. Jeśli chcesz, możesz odpowiedzieć teraz.
equality-page-saved = Twoje odpowiedzi są zapisane
equality-page-deleted = Twoje odpowiedzi są usunięte
